import { nameWords } from "../../recognition/header-words.ts";
import type { Row } from "./cut-rows.ts";
import type { Header } from "./find-header.ts";
import { isFooter, isHeading } from "./footers.ts";

/** Rows that stand in groups: a heading alone in the first column, and below it rows that leave that column empty. */
export type Groups = {
  /** Each group ends with its total, so that what is headed before it is a group within. */
  haveTotals: boolean;
};

/** Between the headings of a group within another one, as the systems that write such reports name what lies within. */
const between = ":";

/** Whether the rows of a report stand in groups; its first column has no name then, and is filled by headings and totals alone. */
export function groupsIn(rows: readonly Row[], { columns, rowNo }: Header): Groups | null {
  if (rowNo === 0 || columns[0] !== "Column 1" || columns.length < 3) return null;
  const below = rows.filter((row) => row.rowNo > rowNo && !isHeading(row, columns.length));
  const totals = below.filter((row) => isTotal(row));
  const heads = below.filter((row) => isHead(row));
  const members = below.filter(({ cells }) => cells[0] === "" && cells.filter(Boolean).length > 1);
  const others = below.length - totals.length - heads.length - members.length;
  return heads.length > 0 && members.length > 0 && others === 0 ? { haveTotals: totals.length > 0 } : null;
}

const named = [
  ["customer", "Customer"],
  ["supplier", "Supplier"],
  ["product", "Product"],
  ["seller", "Owner"],
] as const;

/** What the column of headings is called: as the title of the report says by what it is grouped. */
export function groupColumn({ titles, columns }: Header): string {
  const words = titles.flatMap(nameWords).flatMap(({ notions }) => notions);
  const name = named.find(([notion]) => words.includes(notion))?.[1] ?? "Group";
  return columns.includes(name) ? `${name} of the group` : name;
}

/** Puts the heading of its group into each row; null for a heading, and for the total of a group what it is. */
export function inGroups({ haveTotals }: Groups): (row: Row) => Row | "heading" | "footer" {
  let open: string[] = [];
  let hadRows = false;
  return (row) => {
    if (isTotal(row)) {
      const at = open.findLastIndex((heading) => (row.cells[0] ?? "").endsWith(heading));
      open = open.slice(0, Math.max(0, at));
      hadRows = false;
      return "footer";
    }
    if (isHead(row)) {
      if (hadRows && !haveTotals) open = [];
      open.push(row.cells[0] ?? "");
      hadRows = false;
      return "heading";
    }
    hadRows = true;
    return row.cells[0] === "" ? { ...row, cells: [open.join(between), ...row.cells.slice(1)] } : row;
  };
}

function isHead({ cells }: Row): boolean {
  return cells[0] !== "" && cells.every((cell, at) => at === 0 || cell === "");
}

/** `Total for Bakery Ltd`, `Summe Bakery Ltd`, `TOTAL`, with what it comes to. */
function isTotal(row: Row): boolean {
  const [first = "", ...rest] = row.cells;
  if (first === "" || !rest.some(Boolean)) return false;
  return /^(total|summe|gesamt|zwischensumme)\b/i.test(first) || isFooter(row, row.cells.length);
}
