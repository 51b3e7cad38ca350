import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { nameFit } from "../evidence/name-evidence.ts";
import { countsAs, documentOf } from "../kind-of-document.ts";
import type { TableSketch } from "../proposal.ts";
import { type Delivery, earlierModule, type KindReading, type Taken } from "../read-as-kind.ts";
import { partSlots } from "../slots.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { documentWords } from "../vocabulary/table-names.ts";
import type { Links, Parts } from "./loose-map.ts";
import { wordsAs } from "./words-as.ts";

const titles: Readonly<Record<string, string>> = {
  account: "customers",
  person: "people",
  product: "products",
  document: "documents",
  owner: "colleagues",
};

/**
 * The records that the rows describe besides their own: the customer and the article on an order line. A part without what
 * it needs, a name as a rule, is none, and its columns stay fields of the workspace.
 * @param links of the row, to which those that lead to the parts are added
 */
export function writeParts(
  delivery: Delivery,
  table: TableAtHand,
  reading: KindReading,
  links: Links,
): Parts {
  const { sketch } = table;
  const nameOf = (at: number) => sketch.columns[at]?.column ?? "";
  const parts: Parts = {};
  const found = Map.groupBy(
    [...reading.taken].filter(([, { slot }]) => slot.part !== null),
    ([, { slot }]) => slot.part ?? "",
  );
  const linked = new Map(
    [...reading.taken].flatMap(([at, { slot, weight }]) =>
      slot.link !== undefined && weight.reference === undefined ? [[slot.link, at] as const] : [],
    ),
  );
  addDescribed(reading, linked, found);
  addNamed(table, reading, linked, found);
  addNumbered(table, reading, linked, found);
  for (const [link, taken] of found) {
    const kind = partKind(taken);
    const name = partName(delivery, table, link, kind);
    const id =
      keyOf(table, taken, linked.get(link)) ??
      (link === "document" ? numberOfDocument(table, reading) : undefined);
    if (kind === undefined || id === undefined || !isWhole(kind, taken)) continue;
    const columns: Parts[string]["columns"] & object = {};
    for (const [at, { slot }] of taken)
      if (slot.field !== undefined) columns[nameOf(at)] = targetOf(sketch, at, kind, slot.field);
    // What a document is told by is its number, where nothing else is.
    if (kind === "document" && !Object.values(columns).includes("number")) columns[nameOf(id)] ??= "number";
    if (kind === "document") alsoInCurrency(table, columns);
    const document = documentOf(table) ?? "order";
    const counts = countsAs(delivery, document);
    parts[name] = {
      kind,
      id: [nameOf(id)],
      columns,
      ...(kind === "document" && {
        always: { document_kind: document, ...(counts && { recognised: "true" }) },
      }),
      ...(kind === "person" || kind === "organisation" ? { always: { stage: "none" } } : {}),
    };
    links[link] = { column: nameOf(id), to: name };
  }
  for (const part of Object.values(parts)) if (part.kind === "document") giveCustomer(part, links);
  return parts;
}

/** In which currency the lines are the document is, though one that all rows say alike goes with no number in particular. */
function alsoInCurrency({ sketch }: TableAtHand, columns: NonNullable<Parts[string]["columns"]>): void {
  if (Object.values(columns).includes("currency")) return;
  const said = sketch.columns.find(({ shares }) => (shares.currency ?? 0) > 0.9);
  if (said !== undefined) columns[said.column] ??= "currency";
}

function targetOf({ columns }: TableSketch, at: number, kind: ImportKind, field: string) {
  const column = columns[at];
  return column === undefined ? field : (wordsAs(kind, field, column) ?? field);
}

/** Whoever a line names bought what the document says. */
function giveCustomer(part: Parts[string], links: Links): void {
  const { account, person } = links;
  const own = { ...(account && { account }), ...(person && { person }) };
  part.links = { ...own, ...part.links };
  part.party = ["account", "person"].filter((name) => name in own);
}

/**
 * The reading without what leads nowhere: links of which no table and no part of the row is the other end, and parts that are
 * not whole. Their columns stay fields of the workspace.
 */
export function withoutLooseEnds(delivery: Delivery, table: TableAtHand, reading: KindReading): KindReading {
  const links: Links = {};
  writeParts(delivery, table, reading, links);
  const taken = [...reading.taken].filter(([, { slot, weight }]) => {
    if (slot.part !== null) return links[slot.part] !== undefined;
    if (slot.link === undefined || weight.reference !== undefined) return true;
    return links[slot.link] !== undefined || earlierModule(delivery, slot.link) !== undefined;
  });
  return { ...reading, taken: new Map(taken) };
}

// Everywhere the same: who is a customer in one file is the same one in another. Two orders of one number are not.
const shared: ReadonlySet<string> = new Set(["account", "person", "owner", "product"]);

/** Whom several tables describe are the same records; the documents of each are its own. */
function partName(
  { tables }: Delivery,
  { sketch }: TableAtHand,
  link: string,
  kind: ImportKind | undefined,
): string {
  const title = titles[link] ?? link;
  const name = link === "account" && kind === "person" ? `private ${title}` : title;
  const isTaken = tables.some((other) => other.sketch.name.toLowerCase() === name);
  return shared.has(link) && !isTaken ? name : `${sketch.name} ${title}`;
}

/** Where every order has one line, what is called the order's number tells the lines apart, and is the order's all the same. */
function numberOfDocument({ columnWords }: TableAtHand, { taken, kind }: KindReading): number | undefined {
  if (kind !== "document_line") return undefined;
  const own = [...taken].find(([, { slot }]) => slot.as === "id" && slot.part === null)?.[0];
  const notions = own === undefined ? [] : (columnWords[own]?.flatMap((word) => word.notions) ?? []);
  return Object.keys(documentWords).some((word) => (notions as string[]).includes(word)) ? own : undefined;
}

/** A line's description names its article as well. */
function addDescribed(
  { taken, kind }: KindReading,
  linked: ReadonlyMap<string, number>,
  found: Map<string, [number, Taken][]>,
): void {
  const described = [...taken].find(([, { slot }]) => slot.part === null && slot.field === "description");
  const own = found.get("product") ?? [];
  const isNamed = own.some(([, { slot }]) => slot.field === "name");
  if (kind !== "document_line" || described === undefined || isNamed) return;
  if (own.length === 0 && !linked.has("product")) return;
  const [at, { weight }] = described;
  const slot = partSlots(kind, "product", "product").find(({ field }) => field === "name");
  if (slot !== undefined) found.set("product", [...own, [at, { slot, weight }]]);
}

/** A customer whom the rows name in one column is called what stands there, unless these are numbers of somebody who is told nowhere. */
function addNamed(
  { sketch }: TableAtHand,
  { slots }: KindReading,
  linked: ReadonlyMap<string, number>,
  found: Map<string, [number, Taken][]>,
): void {
  const at = linked.get("account");
  const slot = slots.find(({ part, field }) => part === "account" && field === "name");
  const { digits = 0, code = 0, guid = 0 } = sketch.columns[at ?? -1]?.shares ?? {};
  if (at === undefined || slot === undefined || found.has("account") || digits + code + guid > 0.2) return;
  found.set("account", [[at, { slot, weight: { points: 0, reasons: [] } }]]);
}

/**
 * Lines that tell their document and their article as well are all there is: where they have of the customer the number and no name,
 * that is what the customer is called. Nobody would bring or cost anything otherwise.
 */
function addNumbered(
  table: TableAtHand,
  { slots, kind }: KindReading,
  linked: ReadonlyMap<string, number>,
  found: Map<string, [number, Taken][]>,
): void {
  const own = found.get("account") ?? [];
  const number = own.find(([, taken]) => taken.slot.as === "id");
  const slot = slots.find(({ part, field }) => part === "account" && field === "name");
  const at = number?.[0] ?? (ofMoney.has(kind) ? linked.get("account") : undefined);
  const isOfLines = kind === "document_line" && found.has("document") && found.has("product");
  const isOfMoney = ofMoney.has(kind) && at !== undefined && isCustomersNumber(table, at);
  if (!(isOfLines || isOfMoney) || at === undefined || slot === undefined || found.has("person")) return;
  if (isWhole("organisation", own)) return;
  found.set("account", [...own, [at, { slot, weight: { points: 0, reasons: [] } }]]);
}

const ofMoney: ReadonlySet<ImportKind> = new Set(["document", "payment"]);

/** Called the customer's number in so many words, and no account of the books. */
function isCustomersNumber({ sketch, columnWords }: TableAtHand, at: number): boolean {
  const { digits = 0, code = 0, guid = 0 } = sketch.columns[at]?.shares ?? {};
  const isCalled = nameFit(
    columnWords[at] ?? [],
    "customer | customer number | customer id | customer code",
    new Set(),
  );
  return digits + code + guid > 0.8 && isCalled > 0.8;
}

function partKind(taken: readonly [number, Taken][]): ImportKind | undefined {
  return taken[0]?.[1].slot.kind;
}

/**
 * By which column the rows name it: its id, the column of the link, or its name. A number that few rows have names nobody in all the
 * others, which say who it is all the same.
 */
function keyOf(
  { sketch }: TableAtHand,
  taken: readonly [number, Taken][],
  linked: number | undefined,
): number | undefined {
  const filled = (at: number | undefined) => (at === undefined ? 0 : (sketch.columns[at]?.filled ?? 0));
  const name = taken.find(
    ([, { slot }]) => slot.field === "name" || (slot.kind === "document" && slot.field === "number"),
  )?.[0];
  const numbers = [taken.find(([, { slot }]) => slot.as === "id")?.[0], linked];
  // What has fewer words than there are names is no number of theirs: an account of the books, under which all customers stand.
  const distinct = (at: number | undefined) => (at === undefined ? 0 : (sketch.columns[at]?.distinct ?? 0));
  const isNumber = (at: number | undefined) =>
    at !== undefined &&
    filled(at) >= numberedLeast * filled(name) &&
    distinct(at) >= numberedLeast * distinct(name);
  return numbers.find(isNumber) ?? name;
}

const numberedLeast = 0.9;

function isWhole(kind: string, taken: readonly [number, Taken][]): boolean {
  const fields = taken.map(([, { slot }]) => slot.field);
  return kind === "document"
    ? fields.includes("issued_at")
    : fields.some((field) => field === "name" || field === "family_name");
}
