import type { z } from "zod";
import { fieldsOf, type ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { whoseName } from "../../../../matching/whose-name.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import type { LooseMap, Part } from "../writing/loose-map.ts";

type Given = z.input<typeof ModuleMap>;

const ofBuyers: ReadonlySet<ImportKind> = new Set(["document", "payment"]);
const companies = "customers";
const people = "private customers";
// A few names of people among companies are rather companies': Hugo Boss, Thomas Cook.
const peopleLeast = 0.2;

/**
 * Documents and payments of which one column alone says what their buyers are called, people and companies by turns: each is what the name says, as the
 * matcher knows names. A name that says nothing is what most of the others are.
 */
export function peopleAmongBuyers(
  kind: ImportKind,
  { sketch }: TableAtHand,
  loose: LooseMap,
): NonNullable<Given["mend"]> {
  const { columns, links, parts } = loose;
  const { account, person } = links;
  const part = account && parts[account.to];
  const name = Object.entries(part?.columns ?? {}).find(([, target]) => target === "name")?.[0];
  const column = sketch.columns.find((one) => one.column === name);
  if (!ofBuyers.has(kind) || !account || !part || person || column === undefined) return [];
  // Of several in one cell each is a name of its own.
  if (column.several !== undefined) return [];
  const isSaidElsewhere = columns[column.column] !== undefined || Object.keys(part.links ?? {}).length > 0;
  const ofUnknown = mostOf(column);
  if (isSaidElsewhere || ofUnknown === null || ![companies, people].includes(account.to)) return [];
  const [ofPeople, ofOthers] = [`${column.column}: people`, `${column.column}: others`];
  delete parts[account.to];
  parts[companies] = named(part, "organisation", column.column, ofOthers);
  parts[people] = named(part, "person", column.column, ofPeople);
  if (part.id?.join() === column.column) {
    links.account = { ...account, column: ofOthers, to: companies };
    links.person = { ...account, column: ofPeople, to: people };
    // By their number they are found whether or not the row names them.
  } else links.account = { ...account, to: companies, orTo: [people] };
  return [{ column: column.column, byName: ofUnknown, into: [ofPeople, ofOthers] }];
}

/** What most of the names are, where both are among them; null where all are of one kind, as far as they say it. */
export function mostOf({ frequent }: ColumnSketch): "people" | "others" | null {
  const told = frequent.map(({ value }) => whoseName(value));
  const ofPeople = told.filter((whose) => whose === "person").length;
  const ofOthers = told.filter((whose) => whose === "organisation").length;
  if (ofOthers === 0 || ofPeople < told.length * peopleLeast) return null;
  return ofPeople > 2 * ofOthers ? "people" : "others";
}

function named(part: Part, kind: "person" | "organisation", column: string, by: string): Part {
  const { [column]: _, ...others } = part.columns ?? {};
  const known = fieldsOf(kind);
  const kept = Object.entries(others).filter(([, target]) => typeof target !== "string" || target in known);
  const id = part.id?.join() === column ? [by] : part.id;
  return { ...part, kind, id, columns: { [by]: "name", ...Object.fromEntries(kept) } };
}
