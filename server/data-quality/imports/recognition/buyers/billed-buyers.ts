import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { whoseName } from "../../../../matching/whose-name.ts";
import { customTypeOf } from "../custom-type.ts";
import { nameFit } from "../evidence/name-evidence.ts";
import type { NameWord, Notion } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import { isOfOneWord } from "../rows/full-name.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { fieldNames } from "../vocabulary/field-names.ts";
import type { Columns, LooseMap } from "../writing/loose-map.ts";

/** Who bought: what the columns say of them, by which they are known, and whose the name is. */
type Buyer = { columns: Columns; id: string[]; kind: "organisation" | "person" };

const alsoSaid = ["mobile", "phone", "line1", "line2", "city", "region", "postcode", "country"] as const;
const ofBuyers: ReadonlySet<ImportKind> = new Set(["document", "payment"]);

/**
 * An order, a gift or a payment that names no customer is theirs whom its row describes besides: to whom the bill goes (`Billing Name`
 * and an *Email*), or who stands there with given and family name, or under *Name* alone.
 */
export function billedBuyers(kind: ImportKind, table: TableAtHand, loose: LooseMap): void {
  const { columns, links, parts } = loose;
  if (!ofBuyers.has(kind)) return;
  setHalfNamesFree(table, loose);
  if (links.account !== undefined || links.person !== undefined) return;
  const buyer =
    (kind === "document" ? billed(table) : null) ??
    inTwoNames(table, columns) ??
    underName(table, columns) ??
    namesAlone(table, columns);
  if (buyer === null) return;
  for (const column of Object.keys(buyer.columns)) delete columns[column];
  // Companies and people under one name are told apart by it (`people-among-buyers.ts`).
  const to = isByName(buyer) ? "customers" : "buyers";
  parts[to] = { kind: buyer.kind, id: buyer.id, columns: buyer.columns, always: { stage: "none" } };
  links[buyer.kind === "organisation" ? "account" : "person"] = { column: buyer.id, to };
}

const namesLeast = 0.6;
const saysLittle: ReadonlySet<Notion> = new Set<Notion>(["description", "designation", "note", "private"]);

/** Where nothing else says whose it is, the one column of a name that nobody knows, in which people and companies stand, does: `Particulars`. */
function namesAlone({ sketch, columnWords }: TableAtHand, columns: Columns): Buyer | null {
  const found = sketch.columns.filter(({ column, frequent, distinct, shares }, at) => {
    const isUnknown =
      columnWords[at]?.every(({ notions }) => notions.every((one) => saysLittle.has(one))) ?? false;
    const isFree = columns[column] === undefined || fieldOf(columns[column]) === "custom";
    const named = frequent.filter(({ value }) => whoseName(value) !== null).length;
    return (
      isUnknown &&
      isFree &&
      distinct > 1 &&
      (shares.words ?? 0) > 0.7 &&
      named >= frequent.length * namesLeast
    );
  });
  const [one, ...more] = found;
  if (one === undefined || more.length > 0) return null;
  return { columns: { [one.column]: "name" }, id: [one.column], kind: "organisation" };
}

/** Whoever is named by the given name alone, while the family name stands beside it, isn't named by it. */
function setHalfNamesFree(table: TableAtHand, { columns, links, parts }: LooseMap): void {
  const { account } = links;
  const part = account && parts[account.to];
  const [named, ...more] = Object.entries(part?.columns ?? {}).flatMap(([column, target]) =>
    target === "name" ? column : [],
  );
  const column = table.sketch.columns.find((one) => one.column === named);
  const family = called(table, columns, "family name | family");
  if (!account || !part || more.length > 0 || part.id?.join() !== named || family === undefined) return;
  if (!isOfOneWord(column) || (column?.shares.company ?? 0) > 0) return;
  delete parts[account.to];
  delete links.account;
}

function isByName({ kind, columns, id: [id = ""] }: Buyer): boolean {
  return kind === "organisation" && columns[id] === "name";
}

function billed({ sketch, columnWords }: TableAtHand): Buyer | null {
  const wordsOf = (at: number) => columnWords[at] ?? [];
  const mail = sketch.columns.find(
    (column, at) => customTypeOf(column) === "mail" && isOnly(wordsOf(at), ["mail", "address", "billing"]),
  );
  const name = sketch.columns.find(
    ({ shares, filled }, at) =>
      filled > 0 &&
      (shares.words ?? 0) > 0.5 &&
      isBilled(wordsOf(at)) &&
      isOnly(wordsOf(at), ["billing", "name", "full"]) &&
      wordsOf(at).some(({ notions }) => notions.includes("name")),
  );
  if (mail === undefined || name === undefined) return null;
  const own: Columns = { [mail.column]: "mail", [name.column]: "name" };
  const told = alsoTold({ sketch, columnWords }, own, (words) =>
    isBilled(words) ? words.filter((word) => !isBilled([word])) : null,
  );
  return {
    columns: told,
    id: [mail.column],
    kind: (name.shares.company ?? 0) > 0.3 ? "organisation" : "person",
  };
}

/** Given and family name: people, known by their mail address where all have one, else by what they are called. */
function inTwoNames(table: TableAtHand, taken: Columns): Buyer | null {
  const family = called(table, taken, "family name | family");
  // Beside a family name *Name* (*Nombre*, *Nome*) is the given one.
  const given = called(table, taken, "given name | given") ?? called(table, taken, "name");
  if (given === undefined || family === undefined || given === family) return null;
  return described(table, taken, { [given.column]: "given_name", [family.column]: "family_name" }, "person");
}

const toldLeast = 0.5;

/** *Name*, where most of what stands there is somebody's name: what was given or bought has none of its own then. */
function underName(table: TableAtHand, taken: Columns): Buyer | null {
  const name = called(table, taken, "name | full name");
  if (name === undefined) return null;
  const told = name.frequent.map(({ value }) => whoseName(value));
  const [people, others] = ["person", "organisation"].map(
    (one) => told.filter((whose) => whose === one).length,
  );
  if (!people || people + (others ?? 0) < told.length * toldLeast) return null;
  return described(table, taken, { [name.column]: "name" }, others === 0 ? "person" : "organisation");
}

function called(
  { sketch, columnWords }: TableAtHand,
  taken: Columns,
  names: string,
): ColumnSketch | undefined {
  return sketch.columns.find(
    (column, at) =>
      column.filled > 0 &&
      (column.shares.words ?? 0) > 0.5 &&
      isFree(taken, column.column) &&
      nameFit(columnWords[at] ?? [], names, new Set()) > 0.8,
  );
}

/** Nothing of the document's own: its title is what it is called for want of another use. */
function isFree(taken: Columns, column: string): boolean {
  return ["custom", "title"].includes(fieldOf([taken[column] ?? "custom"].flat()[0] ?? "custom"));
}

const knownLeast = 0.95;

function described(table: TableAtHand, taken: Columns, named: Columns, kind: Buyer["kind"]): Buyer {
  const mail = table.sketch.columns.find(
    (column) => customTypeOf(column) === "mail" && isFree(taken, column.column),
  );
  const own = { ...named, ...(mail && { [mail.column]: "mail" }) };
  const columns = alsoTold(table, own, (words, column) => (isFree(taken, column) ? words : null));
  const isKnown = mail !== undefined && mail.filled >= table.sketch.rows * knownLeast;
  return { columns, id: isKnown ? [mail.column] : Object.keys(named), kind };
}

/** With the ways to reach them that stand in further columns. */
function alsoTold(
  { sketch, columnWords }: Pick<TableAtHand, "sketch" | "columnWords">,
  own: Columns,
  wordsOf: (words: readonly NameWord[], column: string) => readonly NameWord[] | null,
): Columns {
  const told = { ...own };
  for (const field of alsoSaid) {
    const found = sketch.columns.find(({ column, filled }, at) => {
      const words = wordsOf(columnWords[at] ?? [], column);
      return (
        filled > 0 &&
        told[column] === undefined &&
        words !== null &&
        nameFit(words, fieldNames[field] ?? "", new Set()) > 0.7
      );
    });
    if (found !== undefined) told[found.column] = field;
  }
  return told;
}

function isBilled(words: readonly NameWord[]): boolean {
  return words.some(({ word }) => /^bill/.test(word));
}

function isOnly(words: readonly NameWord[], among: readonly Notion[]): boolean {
  return words.length > 0 && words.every(({ notions }) => notions.some((notion) => among.includes(notion)));
}
