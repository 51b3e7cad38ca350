import { links } from "../links.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { Empty } from "../ui/states/Empty.tsx";
import { DocumentsTable } from "./DocumentsTable.tsx";

/** A customer's documents. */
export function PartyDocuments({ partyId }: { partyId: string }) {
  const { documents: t } = useTexts();
  return (
    <DocumentsTable
      filter={{ partyId }}
      height="natural"
      empty={<Empty title={t.noneOfParty} />}
      memory={links.party(partyId, { tab: "documents" })}
    />
  );
}
