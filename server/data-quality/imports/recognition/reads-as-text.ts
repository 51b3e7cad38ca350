import type { CellLook, TableSketch } from "./proposal.ts";

/** What a cell is that somebody keeps in a table. Words, codes of letters, sentences stand in any text. */
const kept: readonly CellLook[] = [
  ...([
    "mail",
    "phone",
    "iban",
    "tax",
    "currency",
    "country",
    "postcode",
    "city",
    "street",
    "company",
  ] as const),
  ...(["day", "instant", "figure", "digits", "guid", "ip", "yes", "given", "person"] as const),
];

const columnsMost = 4;
const keptShare = 0.3;
const lineLeast = 20;

/**
 * Whether a table that no system is known to write is rather a text for people, cut where it has commas: few columns, none of
 * which holds anything that is kept in tables, and lines as long as those of a text. Only a guess, so a person is told.
 */
export function readsAsText({ columns }: TableSketch): boolean {
  const filled = columns.filter((column) => column.filled > 0);
  const [first] = filled;
  if (first === undefined || columns.length > columnsMost || first.length < lineLeast) return false;
  return filled.every(({ shares }) => kept.every((look) => (shares[look] ?? 0) < keptShare));
}
