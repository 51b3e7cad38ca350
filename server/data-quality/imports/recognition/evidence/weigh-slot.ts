import { isWish } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { readAmount } from "../../reading/values/amounts.ts";
import type { NameWord, Notion } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { Slot } from "../slots.ts";
import type { TableAtHand, Weight } from "../table-at-hand.ts";
import { linkNames } from "../vocabulary/field-names.ts";
import { documentWords } from "../vocabulary/table-names.ts";
import { contentEvidence, type Evidence, saysOf } from "./content-evidence.ts";
import type { Reference } from "./find-references.ts";
import { isTelling, nameFit } from "./name-evidence.ts";
import { optOutWords } from "./opt-out-words.ts";

/** A reference of a column that leads where a link may lead, or `none`: no table in the delivery is of that kind. */
export type LinkTargets = { references: readonly Reference[]; isThere: boolean; canBePart: boolean };

/** Adds up what a column's name and cells say of it being this. */
export function weighSlot(
  table: TableAtHand,
  at: number,
  slot: Slot,
  said: { silent: ReadonlySet<string>; targets: LinkTargets },
): Weight {
  const column = table.sketch.columns[at];
  if (column === undefined || column.filled === 0 || table.months.has(at)) return { points: -9, reasons: [] };
  const name = nameEvidence(table, at, slot, said.silent);
  if (slot.as === "id") return sum(name, idEvidence(column, at, slot));
  if (slot.as === "link") return linkWeight(column, name, said.targets);
  if (isWish(slot.field ?? "")) return optOutWeight(column, table.columnWords[at] ?? [], name);
  // The names of parts stand there again and again, and many have a machine of one name.
  const isAgain = slot.field === "name" && (slot.part !== null || slot.kind === "asset");
  const seen = isAgain ? { ...column, distinct: column.filled } : column;
  if (isOfDocument(table, at, slot) || isNameWithin(table, at, slot)) return { points: -9, reasons: [] };
  // Whether something was sold hangs on it: a column of ones that nobody named so says nothing of it.
  if (slot.field === "recognised" && name.reason === undefined) return { points: -9, reasons: [] };
  const content = contentEvidence(slot.kind, slot.field ?? "", slot.type, seen);
  return sum(name, content, arithmeticEvidence(table, at, slot.field ?? ""));
}

const naming = new Set(["name", "given_name", "family_name", "company_name", "legal_name", "title"]);

/** What the records within a record are called, `contacts.name` beside `contacts`, is not what it is called itself, and nobody has all their names. */
function isNameWithin({ sketch }: TableAtHand, at: number, { field = "" }: Slot): boolean {
  const [outer, ...inner] = (sketch.columns[at]?.column ?? "").split(".");
  return (
    inner.length > 0 &&
    naming.has(field) &&
    sketch.columns.some(({ column, shares }) => column === outer && (shares.nested ?? 0) > 0.5)
  );
}

/** A figure that is the same in all lines of a document is the document's, and would count once for each line. */
function isOfDocument({ sketch, columnWords }: TableAtHand, at: number, { kind, part, type }: Slot): boolean {
  if (kind !== "document_line" || part !== null || type !== "amount") return false;
  const isNumber = (place: number) =>
    Object.keys(documentWords).some(
      (word) => nameFit(columnWords[place] ?? [], `${word} number | ${word} id | ${word}`, new Set()) > 0.6,
    );
  return sketch.follows.some(([key, other]) => other === at && isNumber(key));
}

/** That somebody is not to be reached is told by the column's name; its cells say yes or no, since when, or it in words. */
function optOutWeight(column: ColumnSketch, words: readonly NameWord[], name: Evidence): Weight {
  if (name.reason === undefined) return { points: -9, reasons: [] };
  const { yes = 0, day = 0, instant = 0 } = column.shares;
  // “Newsletter: no” is no wish; “Newsletter: unsubscribed” is one.
  const isNamedSo = words.some(
    ({ word, notions }) => word === "complaint" || notions.includes("suppression"),
  );
  if (!isNamedSo) {
    const said = optOutWords(column);
    return said.length === 0
      ? { points: -9, reasons: [] }
      : sum(name, { points: 3, reason: `“${said[0]}” stands in it` });
  }
  if (yes > 0.9) return sum(name, { points: 2, reason: saysOf(column, "yes") });
  if (day + instant > 0.9) return sum(name, { points: 1, reason: "says since when" });
  return optOutWords(column).length > 0 ? sum(name, { points: 1 }) : { points: -9, reasons: [] };
}

function sum(...evidence: readonly Evidence[]): Weight {
  return {
    points: evidence.reduce((points, one) => points + one.points, 0),
    reasons: evidence.flatMap(({ reason }) => reason ?? []),
  };
}

const identity = ["id", "number", "name", "code"];

/** From −3 (it is called something else) to 5 (it is called just so); nothing where the name says nothing. */
function nameEvidence(table: TableAtHand, at: number, slot: Slot, silent: ReadonlySet<string>): Evidence {
  const words = table.columnWords[at] ?? [];
  const column = table.sketch.columns[at]?.column ?? "";
  // What the row says of another record it says by name.
  if (!isTelling(words) && slot.part !== null && !isByPlace(column)) return { points: -4 };
  if (!isTelling(words)) return { points: table.isNamed || isNamedMoney(table, at, slot) ? -2 : 0 };
  if (slot.part !== null) return partNameEvidence(table, at, slot, silent);
  const hushed = slot.as === "link" ? new Set([...silent, ...identity]) : silent;
  const fit = nameFit(words, slot.names, hushed);
  // Among receipts “Receipt” is which one it is, where its cells say so.
  if (slot.as === "id" && fit < 0.3 && words.every(({ notions }) => notions.some((one) => silent.has(one))))
    return { points: 0.3 };
  const isNet = (one: readonly NameWord[]) => one.some(({ notions }) => notions.includes("net"));
  if (isOfSomethingElse(words, slot, silent, table.columnWords.some(isNet))) return { points: -9 };
  if (fit < 0.3) return { points: -3 };
  return { points: 8 * fit - 3, reason: fit > 0.45 ? `is called “${column}”` : undefined };
}

/** Where a figure has a name that nobody knows, money could be any of our amounts: what it is others must say. */
function isNamedMoney({ sketch }: TableAtHand, at: number, { type }: Slot): boolean {
  return type === "amount" && !isByPlace(sketch.columns[at]?.column ?? "");
}

/** Columns without a name go by their place. */
function isByPlace(column: string): boolean {
  return /^Column \d+$/.test(column);
}

// What was given back, what sending cost and what a voucher is called say nothing of what a document comes to.
const elsewhere = ["refund", "shipping", "freight", "voucher", "exchange"];

const emergency = /^(emergency|notfall|notfallkontakt|notfallnummer|urgence|emergencia|emergenza|noodgeval)/;

const untilWhen =
  /^(notice|trial|grace|warranty|cancel\w*|kundigung\w*|frist|probe\w*|garantie|preavis|preaviso|preavviso|opzeg\w*)/;

/** Whether a figure or number is named after something that the field isn't about. */
function isOfSomethingElse(
  words: readonly NameWord[],
  { kind, field = "", type, names }: Slot,
  silent: ReadonlySet<string>,
  isNetElsewhere: boolean,
): boolean {
  const isFigure = ["amount", "number", "percent", "share"].includes(type) || field === "number";
  const says = (notion: Notion) => words.some(({ notions }) => notions.includes(notion));
  if (field === "number" && says("discount")) return true;
  if (field === "name" && kind === "person" && says("household")) return true;
  // How long before somebody has to say so, or may try it, is not how often it is paid.
  if (field === "period" && words.some(({ word }) => untilWhen.test(word))) return true;
  // Whom to call in an emergency is somebody else, and what was sold in a year is no turnover of theirs.
  if (words.some(({ word }) => emergency.test(word))) return true;
  if (field.startsWith("annual_revenue") && words.some(({ word }) => /^(19|20)\d\d$/.test(word))) return true;
  // A share of an amount is none: “Rabatt %”. What is called a rate alone is a price.
  const isShare = words.some(({ word, notions }) => word !== "rate" && notions.includes("percentage"));
  if (type === "amount" && isShare && !names.includes("percentage")) return true;
  // What has its tax in it is no price before the discount, where another column has none.
  if (field === "list_amount" && says("gross") && says("amount") && isNetElsewhere) return true;
  // A state of an address is a region.
  if (field.endsWith("state") && (says("billing") || says("shipping")) && says("region")) return true;
  return (
    isFigure &&
    words.some(({ notions }) =>
      notions.some((notion) => elsewhere.includes(notion) && !silent.has(notion) && !names.includes(notion)),
    )
  );
}

/** A part's column carries the part's noun before its own name: `Customer Name` on an order line. */
function partNameEvidence(table: TableAtHand, at: number, slot: Slot, silent: ReadonlySet<string>): Evidence {
  const words = table.columnWords[at] ?? [];
  const column = table.sketch.columns[at]?.column ?? "";
  const nouns = new Set(
    (linkNames[slot.part ?? ""] ?? "").split("|").flatMap((way) => {
      const [noun = "", telling = "1"] = way.trim().split("~");
      return Number(telling) < 0.5 ? [] : noun.split(" ");
    }),
  );
  // The business phone of somebody is where they are reached at work; a business name is a company's.
  const isOfWork = (notions: readonly string[]) => notions.includes("business") && slot.field !== "name";
  const carries = (place: number) =>
    table.columnWords[place]?.some(
      ({ notions }) => !isOfWork(notions) && notions.some((notion) => nouns.has(notion)),
    ) ?? false;
  const fit = nameFit(words, slot.names, new Set([...nouns, ...silent]));
  if (fit < 0.3) return { points: -4 };
  if (carries(at)) return { points: 8 * fit - 3.5, reason: `is called “${column}”` };
  // Without the noun it is the part's only if the part decides it: a customer has one name, and orders go to many towns.
  const key = table.sketch.follows.find(([one, other]) => other === at && carries(one));
  // Lines have no day of their own: the one in their row is the document's.
  const isDayOfDocument = slot.part === "document" && slot.field === "issued_at";
  if (
    key === undefined &&
    isDayOfDocument &&
    table.columnWords.some((_, place) => place !== at && carries(place))
  )
    return { points: 7 * fit - 3.5, reason: "lines have no day of their own" };
  if (key === undefined || slot.as === "id") return { points: -4 };
  return { points: 7 * fit - 3.5, reason: `goes with “${table.sketch.columns[key[0]]?.column ?? ""}”` };
}

/** An id is coded and tells every row apart. */
function idEvidence(
  { shares, isUnique, distinct, filled, empty }: ColumnSketch,
  at: number,
  slot: Slot,
): Evidence {
  const { digits = 0, code = 0, guid = 0, day = 0, instant = 0, phone = 0, mail = 0 } = shares;
  const { fraction = 0, money = 0, iban = 0 } = shares;
  // An account is somebody's, and tells no row of a statement from the next.
  if (iban > 0.3 && slot.part === null) return { points: -9 };
  if (digits < 0.5 && saysYesOrNo({ shares, distinct })) return { points: -9 };
  const isCoded = digits + code + guid > 0.8 && Math.max(day, instant, phone, fraction, money) < 0.5;
  const first = at === 0 ? 0.8 : 0;
  if (slot.part !== null) return { points: isCoded ? 1.5 : -2 };
  if (mail > 0.5 || day + instant > 0.5) return { points: -6 };
  // One row can't show that others differ.
  if (filled === 1) return { points: (guid > 0 ? 3.5 : isCoded ? 1.5 : -1) + first };
  if (isUnique && guid > 0.9) return { points: 6 + first, reason: "tells every row apart" };
  if (isUnique)
    return { points: (isCoded ? 3.5 : filled > 20 ? -0.5 : -2) + first, reason: "tells every row apart" };
  const isNearly = empty < filled * 0.05 && distinct > filled * 0.95 && filled > 20;
  return isNearly && isCoded
    ? { points: 2.5 + first, reason: "tells nearly every row apart" }
    : { points: -6 };
}

/** Yes and no name nobody. */
function saysYesOrNo({ shares, distinct }: Pick<ColumnSketch, "shares" | "distinct">): boolean {
  return distinct <= 2 && (shares.yes ?? 0) > 0.9;
}

// A table of few rows has values in common with every other.
const unnamed = 2;

/** A link's name, and whether what stands in it are ids or names of such records. */
function linkWeight(
  column: ColumnSketch,
  name: Evidence,
  { references, isThere, canBePart }: LinkTargets,
): Weight {
  // Nought and one are yes and no wherever both stand: no ids.
  if (column.distinct === 2 && saysYesOrNo(column)) return { points: -9, reasons: [] };
  const [reference] = references;
  if (reference !== undefined) {
    // Without a word for it the values must say it all, unless it is called as what it leads to is.
    const isUnnamed = name.points <= 0;
    const called = isUnnamed && reference.isOneName ? 0 : name.points - (isUnnamed ? unnamed : 0);
    return { ...sum(name), points: called + reference.points, reference };
  }
  const { day = 0, instant = 0, money = 0, fraction = 0, digits = 0 } = column.shares;
  if (digits < 0.5 && saysYesOrNo(column)) return { points: -9, reasons: [] };
  if (Math.max(day, instant, money, fraction) > 0.5) return { points: -8, reasons: [] };
  return sum(name, { points: isThere ? -4 : canBePart ? -1.2 : -9 });
}

/** What a column is among three of unknown names of which two make the third: the smaller of the two is the tax. */
function roleInSum(
  { columns }: TableAtHand["sketch"],
  { parts, total }: { parts: readonly number[]; total: number },
  at: number,
): string {
  if (at === total) return "gross_total";
  const sizeOf = (place: number) =>
    Math.max(
      0,
      ...(columns[place]?.frequent ?? []).map(({ value }) => Math.abs(Number(readAmount(value) ?? 0))),
    );
  return parts.every((part) => part === at || sizeOf(part) <= sizeOf(at)) ? "net_total" : "tax_total";
}

const totals = new Set(["gross_total", "list_amount", "net_amount"]);
const sumParts = new Set([
  "net_total",
  "tax_total",
  "tax_amount",
  "discount_amount",
  "discount_total",
  "list_total",
]);

const fees =
  /(?<!\p{L})(fees?|commissions?|gebühr(en)?|provision(en)?|frais|comisi(ón|ones)|commissioni)(?!\p{L})/iu;

/** Whether a figure is what is left of another one after the fees of whoever sold it: that is no price. */
function isAfterFees(
  { columns, sums }: TableAtHand["sketch"],
  at: number,
  words: readonly NameWord[],
): boolean {
  const isLeft = words.some(
    ({ word, notions }) => notions.includes("net") || /^(payout|earnings|proceeds)$/.test(word),
  );
  if (!isLeft) return false;
  return sums.some(({ parts, total }) => {
    const fee = parts.find((place) => fees.test(columns[place]?.column ?? ""));
    if (fee === undefined || fee === at) return false;
    const isTakenOff = (columns[fee]?.shares.negative ?? 0) > 0;
    return isTakenOff ? at === total : parts.includes(at);
  });
}

/** Which figures of a row make which: net and tax are gross, quantity times price is an amount. */
function arithmeticEvidence({ sketch, columnWords }: TableAtHand, at: number, field: string): Evidence {
  const nameOf = (place: number) => `“${sketch.columns[place]?.column ?? ""}”`;
  const product = sketch.products.find(({ total, parts }) => total === at || parts.includes(at));
  if (product !== undefined) {
    const [one, other] = product.parts;
    const said = `${nameOf(one)} times ${nameOf(other)} is ${nameOf(product.total)}`;
    if (product.total === at)
      return { points: totals.has(field) ? 2 : 0, reason: totals.has(field) ? said : undefined };
    const isWhole = (sketch.columns[at]?.shares.whole ?? 0) > 0.9;
    const isIt = isWhole ? field === "quantity" : ["list_price"].includes(field);
    if (isIt) return { points: 1.5, reason: said };
  }
  // A list price less its discount is the net amount, whatever else adds up.
  const isDiscount = (place: number) => {
    const notions = columnWords[place]?.flatMap((word) => word.notions) ?? [];
    return notions.includes("discount") && !notions.includes("after");
  };
  const reduced = sketch.sums.find(
    ({ parts }) => parts.includes(at) && parts.some((part) => part !== at && isDiscount(part)),
  );
  if (isAfterFees(sketch, at, columnWords[at] ?? []) && /^(net|gross|list)_/.test(field))
    return { points: -6 };
  if (reduced !== undefined && ["net_amount", "net_total"].includes(field) && !isDiscount(at))
    return {
      points: 1.5,
      reason: `“${sketch.columns[reduced.total]?.column ?? ""}” less the discount is it`,
    };
  const isWithin = sketch.taxed?.find(({ amount }) => amount === at)?.isWithin;
  if (isWithin && /^(net|list)_/.test(field)) return { points: -5, reason: undefined };
  if (isWithin && field === "gross_total") return { points: 4, reason: `${nameOf(at)} has its tax in it` };
  const added = sketch.sums.find(({ total, parts }) => total === at || parts.includes(at));
  if (added === undefined) return { points: 0 };
  const [one, other] = added.parts;
  const said = `${nameOf(one)} and ${nameOf(other)} are ${nameOf(added.total)}`;
  const isUnknown = [...added.parts, added.total].every((place) => !isTelling(columnWords[place] ?? []));
  if (isUnknown)
    return field === roleInSum(sketch, added, at) ? { points: 3.5, reason: said } : { points: 0 };
  if (added.total === at && (totals.has(field) || field === "list_total"))
    return { points: 1.2, reason: said };
  return added.parts.includes(at) && sumParts.has(field) ? { points: 0.8, reason: said } : { points: 0 };
}
