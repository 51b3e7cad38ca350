import type { Kind } from "../../../matching/roles.ts";
import { fold } from "../../imports/recognition/header-words.ts";

/** The column that says of each row whether it is a person or an organisation, as files of both have it. */
export type KindColumn = { at: number };

const words: Readonly<Record<Kind, ReadonlySet<string>>> = {
  person: new Set(
    "person persons people individual individuals human natural naturalperson privatperson private privat particulier particular persona persoon contact kontakt".split(
      " ",
    ),
  ),
  organisation: new Set(
    "organisation organization organisations organizations org company companies business firm firma corporate corporation entity legalentity legalperson unternehmen entreprise societe empresa azienda bedrijf account".split(
      " ",
    ),
  ),
};

function kindOfWord(cell: string): Kind | null {
  const word = fold(cell).replace(/[^a-z]/g, "");
  if (words.person.has(word)) return "person";
  return words.organisation.has(word) ? "organisation" : null;
}

/** Finds such a column: nearly every row fills it, nearly always with one of these words, and both are there. */
export function findKindColumn(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): KindColumn | null {
  const at = header.findIndex((_, place) => {
    const kinds = rows.map((cells) => kindOfWord(cells[place] ?? ""));
    const told = kinds.filter((kind) => kind !== null);
    return told.length > 0 && told.length >= rows.length * 0.9 && new Set(told).size === 2;
  });
  return at === -1 ? null : { at };
}

/** Tells whether a row belongs to a part of a file; one that says nothing is of an organisation. */
export function isOfPart({
  kind,
  kindAt,
}: {
  kind: Kind;
  kindAt: number | null;
}): (cells: readonly string[]) => boolean {
  if (kindAt === null) return () => true;
  return (cells) => (kindOfWord(cells[kindAt] ?? "") ?? "organisation") === kind;
}
