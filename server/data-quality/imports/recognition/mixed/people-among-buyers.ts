import type { z } from "zod";
import { fieldsOf, type ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { whoseName } from "../../../../matching/whose-name.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";

type Given = z.input<typeof ModuleMap>;
type Part = NonNullable<Given["parts"]>[string];
type Loose = {
  columns: NonNullable<Given["columns"]>;
  links: NonNullable<Given["links"]>;
  parts: NonNullable<Given["parts"]>;
};

const ofBuyers: ReadonlySet<ImportKind> = new Set(["document", "payment"]);
const companies = "customers";
const people = "private customers";
// A few names of people among companies are rather companies': Hugo Boss, Thomas Cook.
const peopleLeast = 0.2;

/**
 * Documents and payments of which one column alone says whose they are, people and companies by turns: each is what the name says, as the
 * matcher knows names. A name that says nothing is what most of the others are.
 */
export function peopleAmongBuyers(
  kind: ImportKind,
  { sketch }: TableAtHand,
  loose: Loose,
): NonNullable<Given["mend"]> {
  const { columns, links, parts } = loose;
  const { account, person } = links;
  const part = account && parts[account.to];
  const by = [account?.column ?? []].flat();
  const column = sketch.columns.find((one) => one.column === by[0]);
  if (!ofBuyers.has(kind) || !account || !part || person || column === undefined || by.length !== 1)
    return [];
  const isNamed = part.columns?.[column.column] === "name" && part.id?.join() === column.column;
  const isSaidElsewhere = columns[column.column] !== undefined || Object.keys(part.links ?? {}).length > 0;
  const ofUnknown = mostOf(column);
  if (!isNamed || isSaidElsewhere || ofUnknown === null || ![companies, people].includes(account.to))
    return [];
  const into = [`${column.column}: people`, `${column.column}: others`] as const;
  delete parts[account.to];
  parts[companies] = named(part, "organisation", column.column, into[1]);
  parts[people] = named(part, "person", column.column, into[0]);
  links.account = { ...account, column: into[1], to: companies };
  links.person = { ...account, column: into[0], to: people };
  return [{ column: column.column, byName: ofUnknown, into: [...into] }];
}

/** What most of the names are, where both are among them; null where all are of one kind, as far as they say it. */
function mostOf({ frequent }: ColumnSketch): "people" | "others" | null {
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
  return { ...part, kind, id: [by], columns: { [by]: "name", ...Object.fromEntries(kept) } };
}
