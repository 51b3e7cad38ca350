import { type Icon, IconBuilding, IconFileImport, IconHome, IconUser } from "@tabler/icons-react";
import type { Permission } from "../../contract/permissions.ts";
import { links } from "../links.ts";
import type { Texts } from "../texts/TextsContext.tsx";

export type NewThing = { id: string; label: string; href: string; icon: Icon };

/** What this person may make, in the order of how often it is made. */
export function newThings(texts: Texts, permissions: readonly Permission[]): NewThing[] {
  const { newRecord } = texts;
  const all: (NewThing & { permission: Permission })[] = [
    {
      id: "organisation",
      label: newRecord.organisation,
      href: links.newParty({ kind: "organisation" }),
      icon: IconBuilding,
      permission: "party.write",
    },
    {
      id: "person",
      label: newRecord.person,
      href: links.newParty({ kind: "person" }),
      icon: IconUser,
      permission: "party.write",
    },
    {
      id: "household",
      label: newRecord.household,
      href: links.newParty({ kind: "household" }),
      icon: IconHome,
      permission: "party.write",
    },
    {
      id: "import",
      label: newRecord.importFiles,
      href: links.newImport(),
      icon: IconFileImport,
      permission: "import.run",
    },
  ];
  return all.filter((thing) => permissions.includes(thing.permission));
}
