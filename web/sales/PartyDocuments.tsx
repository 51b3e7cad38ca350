import { links } from "../links.ts";
import { useDocumentTexts } from "../texts/sales/useDocumentTexts.ts";
import { Empty } from "../ui/states/Empty.tsx";
import { DocumentsTable } from "./DocumentsTable.tsx";

/** A customer's documents. */
export function PartyDocuments({ partyId }: { partyId: string }) {
  const { documents: t } = useDocumentTexts();
  return (
    <DocumentsTable
      filter={{ partyId }}
      height="natural"
      empty={<Empty title={t.noneOfParty} />}
      memory={links.party(partyId, { tab: "documents" })}
    />
  );
}
