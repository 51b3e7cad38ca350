import { type ImportKind, requiredOf } from "../../../../contract/data-quality/imports/import-kinds.ts";
import { assign } from "./assign.ts";
import { roleColumn } from "./columns/role-column.ts";
import { customPoints } from "./evidence/custom-points.ts";
import type { Reference } from "./evidence/find-references.ts";
import { nameFit } from "./evidence/name-evidence.ts";
import { settleCustomer } from "./evidence/settle-customer.ts";
import { settleNames } from "./evidence/settle-names.ts";
import { isInvoiced, isOfAmounts, namesAgain, parties } from "./evidence/told-by-money.ts";
import { type LinkTargets, weighSlot } from "./evidence/weigh-slot.ts";
import { isCalledAgain, isMeasured } from "./evidence/what-was-measured.ts";
import { buyerOfLines, linkKinds, partSlots, type Slot, slotsOf } from "./slots.ts";
import { columnsWeighed, silentIn, type TableAtHand, tableFit, type Weight } from "./table-at-hand.ts";
import { channelWords, documentWords } from "./vocabulary/table-names.ts";
import { tellingFields } from "./vocabulary/telling-fields.ts";

export type Taken = { slot: Slot; weight: Weight };

/** A table read as one kind: which column is what, and how much speaks for the whole. */
export type KindReading = {
  kind: ImportKind;
  points: number;
  reasons: string[];
  /** By the column's place. */
  taken: Map<number, Taken>;
  /** All that was weighed: for each slot the weight of each column. */
  slots: Slot[];
  weights: Weight[][];
};

/** The tables of a delivery while they are told apart. */
export type Delivery = {
  tables: readonly TableAtHand[];
  references: readonly (readonly (readonly Reference[])[])[];
  /** What each table is, as far as it is known; null: not yet. */
  kinds: readonly (ImportKind | null)[];
  /** Of each table the columns that say something else than which row it is: no other table means them. */
  unnaming: readonly ReadonlySet<number>[];
  /** What an earlier delivery has brought in: the module that holds records of a kind. */
  earlier: ReadonlyMap<ImportKind, string>;
  /** How many columns of other tables name each table's rows. */
  incoming: readonly number[];
};

/** Reads a table as one kind: weighs every column as everything it can be, and takes the best of all together. */
export function readAsKind(delivery: Delivery, tableAt: number, kind: ImportKind): KindReading {
  const table = delivery.tables[tableAt];
  if (table === undefined) throw new Error(`There is no table ${tableAt}.`);
  const silent = silentIn(table, kind);
  const slots = [...slotsOf(kind)];
  const open = openLinks(delivery, tableAt, kind);
  for (const [link, target] of open) slots.push(...partSlots(kind, link, target));
  const isOpen = (name: string) => open.some(([link]) => link === name);
  // Lines that tell their document tell whose it is, also where another table has the customers.
  if (kind === "document_line" && isOpen("document") && !isOpen("account")) slots.push(buyerOfLines);
  const places = table.sketch.columns.slice(0, columnsWeighed);
  const weights = slots.map((slot) => {
    const weigh = () =>
      places.map((_, at) =>
        weighSlot(table, at, slot, { silent, targets: targetsOf(delivery, tableAt, at, slot, kind) }),
      );
    // What a link may lead to changes as the other tables are told; all else is weighed once.
    return slot.as === "link" ? weigh() : [...weighedOnce(table, slot, weigh)];
  });
  settleNames(kind, table, slots, weights);
  settleCustomer(kind, table, slots, weights);
  const gains = weights.map((row) => row.map(({ points }) => points - customPoints));
  const taken = new Map<number, Taken>();
  for (const [row, at] of assign(gains).entries()) {
    const [slot, weight] = [slots[row], weights[row]?.[at]];
    if (at !== -1 && slot !== undefined && weight !== undefined) taken.set(at, { slot, weight });
  }
  const { points, reasons } = total(table, kind, taken);
  const referred = referredPoints(kind, delivery.incoming[tableAt] ?? 0, table.sketch.rows);
  return { kind, points: points + referred, reasons, taken, slots, weights };
}

function weighedOnce({ weighed }: TableAtHand, slot: Slot, weigh: () => Weight[]): readonly Weight[] {
  const weights = weighed.get(slot) ?? weigh();
  weighed.set(slot, weights);
  return weights;
}

const naming = new Set(["name", "given_name", "family_name", "number", "code", "mail"]);

/** The columns of a table, as it is read, that are links or fields by which nobody names a row. */
export function unnamingOf({ taken }: KindReading): ReadonlySet<number> {
  return new Set(
    [...taken].flatMap(([at, { slot }]) =>
      slot.part === null && (slot.as === "id" || naming.has(slot.field ?? "")) ? [] : [at],
    ),
  );
}

const nothing: LinkTargets = { references: [], isThere: false, canBePart: false };
const partLinks = new Set(["account", "person", "product", "document", "owner", "campaign"]);

/** The module of an earlier delivery to which a link may lead, where no table of this one is meant. */
export function earlierModule({ earlier }: Delivery, link: string): string | undefined {
  return linkKinds[link]?.map((kind) => earlier.get(kind)).find((module) => module !== undefined);
}

function targetsOf(
  delivery: Delivery,
  from: number,
  at: number,
  { link }: Slot,
  kind: ImportKind,
): LinkTargets {
  if (link === undefined) return nothing;
  const allowed = linkKinds[link] ?? [];
  const isTold = delivery.kinds.some((one) => one !== null);
  const fits = (table: number) => {
    const is = delivery.kinds[table];
    // Once the kinds are told, a table without one is left out: nothing leads there.
    if (is === null || is === undefined) return !isTold && couldBe(delivery.tables[table], allowed);
    const both = ["user", "person"] as const;
    const isBoth = both.some((one) => one === is) && holdsColleagues(delivery, table);
    return allowed.includes(is) || (isBoth && both.some((one) => allowed.includes(one)));
  };
  const references = (delivery.references[from]?.[at] ?? []).filter(
    ({ table, column }) =>
      fits(table) &&
      (!delivery.unnaming[table]?.has(column) || isOwnName(delivery.tables[table], column)) &&
      (table !== from || (link === "parent" && kind === "organisation")),
  );
  const isThere = delivery.tables.some(
    (_, table) =>
      table !== from && delivery.kinds[table] != null && fits(table) && mayMean(delivery, from, table),
  );
  const isKnown = allowed.some((one) => delivery.earlier.has(one));
  // What a policy or a machine is named by is its own name, where no list of products is there.
  const mayBePart = partLinks.has(link) && !(kind === "asset" && link === "product");
  return { references, isThere, canBePart: isKnown || mayBePart };
}

function holdsColleagues({ tables }: Delivery, at: number): boolean {
  const table = tables[at];
  return table !== undefined && roleColumn(table) !== undefined;
}

/** In a list of customers the column called so that tells every row apart is what each is called, whatever else it may be taken for. */
function isOwnName(table: TableAtHand | undefined, at: number): boolean {
  const column = table?.sketch.columns[at];
  if (table === undefined || column === undefined || !column.isUnique) return false;
  return nameFit(table.columnWords[at] ?? [], "customer | customer name | display name", new Set()) > 0.8;
}

/** Before the kinds are told, a table's name says what it can't be. */
function couldBe(table: TableAtHand | undefined, allowed: readonly ImportKind[]): boolean {
  return table !== undefined && allowed.some((kind) => (tableFit(table, kind) ?? 1) > 0.3);
}

/** Links of which no table of the delivery holds the other end: the rows may describe it themselves. */
function openLinks(delivery: Delivery, from: number, kind: ImportKind): [string, ImportKind][] {
  const isThere = (kinds: readonly ImportKind[]) =>
    kinds.some((kind) => delivery.earlier.has(kind)) ||
    delivery.kinds.some(
      (is, table) => table !== from && is !== null && kinds.includes(is) && mayMean(delivery, from, table),
    );
  const open: [string, ImportKind][] = [];
  const links = new Set(slotsOf(kind).flatMap(({ link }) => link ?? []));
  const customers = whoBuys(delivery.tables[from], kind);
  if (links.has("account") && !isThere(["organisation", "person"])) open.push(["account", customers]);
  if (links.has("product") && !isThere(["product"]) && kind === "document_line")
    open.push(["product", "product"]);
  if (links.has("document") && !isThere(["document"]) && kind === "document_line")
    open.push(
      ["document", "document"],
      ...(isThere(["organisation", "person"]) ? [] : [["account", customers] as [string, ImportKind]]),
    );
  if (kind === "organisation" && !isThere(["person"])) open.push(["person", "person"]);
  if (links.has("owner") && !isThere(["user"])) open.push(["owner", "user"]);
  return open;
}

/** Whether a table may mean the rows of another one: lines are of documents only where these have their numbers. */
function mayMean({ kinds, references }: Delivery, from: number, table: number): boolean {
  if (kinds[table] !== "document") return true;
  return (references[from] ?? []).some(([best]) => best?.table === table);
}

const referredTo = new Set<ImportKind>([
  "organisation",
  "person",
  "product",
  "document",
  "campaign",
  "category",
  "prospect",
]);
const neverReferredTo = new Set<ImportKind>([
  "document_line",
  "campaign_touch",
  "allocation",
  "note",
  "payment",
  "contact",
]);
const colleaguesMost = 300;

/** What it says of a table that others name its rows: the few that many tables name are colleagues. */
function referredPoints(kind: ImportKind, incoming: number, rows: number): number {
  if (incoming === 0) return kind === "user" ? -1 : 0;
  if (kind === "user") return rows <= colleaguesMost && incoming >= 2 ? 3 : 0;
  return referredTo.has(kind) ? 1 : neverReferredTo.has(kind) ? -2 : 0;
}

/** Whether the names of customers in a table are those of people. */
function whoBuys(table: TableAtHand | undefined, kind: ImportKind): ImportKind {
  // Whoever people belong to is no person, whatever they are called themselves.
  if (parties.has(kind)) return "organisation";
  const names = table?.sketch.columns.filter(
    (_, at) =>
      nameFit(table.columnWords[at] ?? [], "customer name | account name | customer | name~0.6", new Set()) >
      0.55,
  );
  const arePeople =
    !isOfCompanies(table) &&
    (names?.some(({ shares }) => (shares.person ?? 0) > 0.5 && (shares.company ?? 0) < 0.1) ?? false);
  // Given and family name, and no column for a company.
  const isInTwo =
    (kind === "document" || kind === "payment") &&
    names?.length === 0 &&
    table?.sketch.fullName != null &&
    !table.columnWords.some((words) => words.some(({ notions }) => notions.includes("company")));
  return arePeople || isInTwo ? "person" : "organisation";
}

/** Whether each row names a company in a column that is called so, whoever else stands there. */
function isOfCompanies(table: TableAtHand | undefined): boolean {
  return (
    table?.sketch.columns.some(
      ({ filled, empty, shares }, at) =>
        filled > empty &&
        (shares.person ?? 0) < 0.5 &&
        nameFit(table.columnWords[at] ?? [], "company name", new Set()) > 0.8,
    ) ?? false
  );
}

const nameWeight = 8;
// That a row describes another record as well says less of what it is than what it says of itself.
const partWeight = 0.75;

function total(table: TableAtHand, kind: ImportKind, taken: ReadonlyMap<number, Taken>) {
  const { needs = [], tells = "", rare = 0 } = tellingFields[kind] ?? {};
  const own = [...taken.values()].filter(({ slot }) => slot.part === null);
  const found = new Map(
    own.map(({ slot, weight }) => [slot.link === undefined ? slot.field : `→${slot.link}`, weight.points]),
  );
  const parts = new Set(
    [...taken.values()].flatMap(({ slot }) => (slot.part === null ? [] : `→${slot.part}`)),
  );
  const fit = tableFit(table, kind);
  const reasons: string[] = [];
  if (fit !== null && fit > 0.4) reasons.push(`the table is called “${table.sketch.name}”`);
  let points = fit === null ? 0 : fit > 0.3 ? fit * nameWeight : -3;
  points -= rare;
  for (const { slot, weight } of taken.values())
    points += (weight.points - customPoints) * (slot.part === null ? 1 : partWeight);
  const telling = tells.split(" ").filter((name) => (found.get(name) ?? 0) >= 3);
  points += telling.length;
  if (telling.length > 0)
    reasons.push(`it has ${telling.map((name) => name.replace("→", "").replaceAll("_", " ")).join(", ")}`);
  // Ids and links alone tell no kind from another, and a name of the table neither.
  const saysItself = own.some(
    ({ slot, weight }) => slot.as !== "id" && slot.as !== "link" && weight.points >= 2,
  );
  if (!saysItself && !(fit !== null && fit > 0.3)) points -= 4;
  for (const need of needs)
    if (!need.split("|").some((name) => found.has(name) || parts.has(name))) points -= 5;
  if (own.length > 0 && namesAgain(table, kind)) points -= 12;
  if (parties.has(kind) && isInvoiced(table)) points = Math.min(points, 0);
  // A pet's or a machine's name, and none of whose it is: the table is of what customers have.
  const isOfAssets = table.columnWords.some((words) => nameFit(words, "asset name", new Set()) > 0.8);
  if (parties.has(kind) && isOfAssets && !own.some(({ slot }) => named.has(slot.field ?? ""))) points -= 12;
  const whole = [...taken].find(([, { slot }]) => slot.part === null && slot.field === "name")?.[0];
  const isNumbered = own.some(({ slot }) => slot.as === "id" || slot.field === "code");
  const mayBeAgain = kind === "product" && isNumbered;
  if (!mayBeAgain && isCalledAgain(table, kind, table.sketch.columns[whole ?? -1])) points -= 12;
  // Nobody who works here is listed with what they cost.
  const isOfMoney = table.sketch.columns.some(({ shares }) => (shares.money ?? 0) > 0.5);
  if (kind === "user" && isOfMoney) points -= 12;
  // Who calls or comes pays nothing for it, unless it is hours that are billed.
  if (kind === "contact" && !found.has("minutes") && isOfAmounts(table)) points -= 5;
  if (isMeasured(table)) points = Math.min(points, 0);
  // Nobody writes to an article, a price or a campaign.
  const isReached = table.sketch.columns.some(({ shares }) => (shares.mail ?? 0) > 0.5);
  if (isReached && unreached.has(kind)) points -= 6;
  // What moved on accounts has no number, and is no document.
  const isOfAccounts = table.sketch.columns.some(({ shares }) => (shares.iban ?? 0) > 0.3);
  if (kind === "document" && isOfAccounts && !found.has("number")) points -= 8;
  if (table.months.size > 0 && (kind === "organisation" || kind === "person")) {
    points += 5;
    reasons.push("it has a column for each month of what was sold to them");
  }
  if (table.months.size > 0 && kind === "document") points -= 8;
  // A company's name beside a person's: the table is of companies, and of whom one asks for there.
  const isOfCompanies = table.columnWords.some((words) => nameFit(words, "company name", new Set()) > 0.8);
  if (kind === "person" && isOfCompanies && !found.has("→account")) points -= 1.5;
  const said = { document_kind: saidBy(table, documentWords), channel: saidBy(table, channelWords) };
  const { fields } = requiredOf(kind);
  // Least of all where the table is called what customers have subscribed to.
  for (const field of ["document_kind", "channel"] as const)
    if (fields.includes(field) && said[field] === undefined && !found.has(field))
      points -= (tableFit(table, "asset") ?? 0) > 0.7 ? 4 : 1;
  // Without what it is called no row of it could be taken in.
  if (fields.includes("name") && !found.has("name")) points -= 3;
  return { points, reasons };
}

const unreached: ReadonlySet<ImportKind> = new Set([
  "campaign",
  "category",
  "price_list",
  "price_list_entry",
  "exchange_rate",
]);
const named = new Set(["name", "given_name", "family_name", "company_name"]);

/** What the words of a table's name say, or else those of its columns that hold it all: the last that stands in the list. */
export function saidBy(
  { words }: TableAtHand,
  meanings: Readonly<Record<string, string>>,
): string | undefined {
  let said: string | undefined;
  for (const [notion, ours] of Object.entries(meanings))
    if (nameFit(words, notion, new Set()) > 0) said = ours;
  return said;
}
