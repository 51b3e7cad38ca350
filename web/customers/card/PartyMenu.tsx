import { Button } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useTexts } from "../../texts/TextsContext.tsx";
import { MenuButton, type MenuItem } from "../../ui/pop/MenuButton.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import type { Party } from "./PartyHeader.tsx";

type PartyMenuProps = {
  party: Party;
  onOpenCase: (() => void) | undefined;
  onMerge: (() => void) | undefined;
};

/** What else can be done with a customer. */
export function PartyMenu({ party, onOpenCase, onMerge }: PartyMenuProps) {
  const { party: t } = useTexts();
  const mayWrite = useMay("party.write");

  async function copyAddress() {
    await navigator.clipboard.writeText(new URL(links.party(party.partyId), location.href).href);
    toastDone(t.copied);
  }

  const items: MenuItem[] = [
    ...(onOpenCase ? [{ id: "case", label: t.openCase, run: onOpenCase }] : []),
    ...(mayWrite && party.kind !== "person"
      ? [{ id: "person", label: t.addPerson, href: links.newParty({ kind: "person", at: party.partyId }) }]
      : []),
    ...(onMerge ? [{ id: "merge", label: t.merge, run: onMerge }] : []),
    { id: "copy", label: t.copyLink, run: () => void copyAddress(), begins: true },
  ];
  return (
    <MenuButton
      label={t.more}
      align="end"
      button={
        <Button variant="subtle" aria-label={t.more}>
          <IconDots size={17} aria-hidden />
        </Button>
      }
      items={items}
    />
  );
}
