import { type ImportKind, importKinds } from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { Candidate } from "./proposal.ts";
import type { TableAtHand } from "./table-at-hand.ts";
import { linkNames } from "./vocabulary/field-names.ts";
import type { LooseMap } from "./writing/loose-map.ts";

/** What is written of a map so far. */
type Loose = LooseMap & { kind: ImportKind };
type Candidates = readonly (readonly Candidate[])[];

const likely = 0.5;
// A small file may well name each colleague once. Beyond, each looks after several records: else they are the customers'.
const colleaguesOnce = 10;

/** A colleague whom rows name, while no table says who works here: known by name or mail address, as in the systems we know. */
export function nameColleagues(table: TableAtHand, candidates: Candidates, { kind, ...loose }: Loose): void {
  if (loose.links.owner !== undefined || !mayName(kind, "owner")) return;
  const at = candidates.findIndex((own) => isCalled(own, "owner"));
  const column = table.sketch.columns[at];
  if (column === undefined || !isKept(loose.columns, column.column)) return;
  if (column.distinct > Math.max(colleaguesOnce, column.filled / 2)) return;
  const { mail = 0, digits = 0, code = 0, words = 0, sentence = 0 } = column.shares;
  const isOfMails = mail > 0.8;
  if (!isOfMails && (digits + code > 0.2 || sentence > 0.5 || words === 0)) return;
  const name = "colleagues";
  loose.parts[name] = {
    kind: "user",
    id: [column.column],
    ...(!isOfMails && { name: [column.column] }),
    columns: { [column.column]: isOfMails ? "mail" : "name" },
  };
  delete loose.columns[column.column];
  loose.links.owner = { column: column.column, to: name };
}

const reachable: ReadonlySet<ImportKind> = new Set(["case_file", "contact", "consent"]);

/**
 * Somebody whom a case or a contact names by mail address, number or name, while no table says who that is: whoever has it
 * among all who are here. What the row said stays with the record besides: a case has a customer and no person.
 */
export function reachPeople(table: TableAtHand, candidates: Candidates, { kind, ...loose }: Loose): void {
  if (loose.links.person !== undefined || !reachable.has(kind)) return;
  if (kind === "consent" && Object.keys(loose.links).length > 0) return;
  // The address that a consent is about is that of whoever gave it.
  const isAsked = (column: string) =>
    isKept(loose.columns, column) || (kind === "consent" && loose.columns[column] === "address");
  const free = table.sketch.columns.flatMap((column, at) =>
    isAsked(column.column) && !isOfColleagues(table, at) ? [{ ...column, at }] : [],
  );
  const mails = free.filter(({ shares }) => (shares.mail ?? 0) > 0.5);
  const phones = free.filter(({ shares }) => (shares.phone ?? 0) > 0.5 && !mails.length);
  const names = free.filter(({ at }) => isCalled(candidates[at] ?? [], "person"));
  const named = names.filter((one) => ![...mails, ...phones].includes(one));
  const found = [...mails, ...phones, ...named].map(({ column }) => column);
  if (found.length === 0) return;
  loose.links.person = { column: found, to: "anybody", by: "reach" };
}

function mayName(kind: ImportKind, link: string): boolean {
  return (importKinds[kind].links as readonly string[]).includes(link);
}

/** It is called like the link, and nothing else is likelier but to keep it as it is. */
function isCalled(own: readonly Candidate[], link: string): boolean {
  return own.some((one) => one.as === "link" && one.link === link && one.confidence > likely);
}

function isKept(columns: Loose["columns"], column: string): boolean {
  return [columns[column] ?? []]
    .flat()
    .some((target) => typeof target !== "string" && target.field === "custom");
}

const colleagues = new Set(linkNames.owner?.split("|").map((way) => way.trim().split("~")[0] ?? ""));

function isOfColleagues({ columnWords }: TableAtHand, at: number): boolean {
  return columnWords[at]?.some(({ notions }) => notions.some((notion) => colleagues.has(notion))) ?? false;
}
