import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { NameWord, Notion } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { nameFit } from "./name-evidence.ts";

export const parties: ReadonlySet<ImportKind> = new Set(["organisation", "person", "household", "prospect"]);

/** Whether a column says what rows come to. */
export function isOfAmounts({ sketch, columnWords }: TableAtHand): boolean {
  return sketch.columns.some(
    ({ shares }, at) =>
      (shares.money ?? 0) + (shares.fraction ?? 0) > 0.5 &&
      nameFit(columnWords[at] ?? [], "amount | total | total amount | revenue | sum", new Set()) > 0.4,
  );
}

const cameAgain = 0.8;

/** A table in which the numbers or mail addresses of customers come again, and with them their names, has a row for what was done, and not for each of them. */
export function namesAgain({ sketch, columnWords }: TableAtHand, kind: ImportKind): boolean {
  if (!parties.has(kind)) return false;
  const number = sketch.columns.find(
    ({ filled, distinct, shares }, at) =>
      distinct > 1 &&
      distinct <= filled * cameAgain &&
      (Math.max(shares.mail ?? 0, shares.phone ?? 0) > 0.9 ||
        ((shares.digits ?? 0) + (shares.code ?? 0) > 0.9 &&
          nameFit(
            columnWords[at] ?? [],
            "customer number | customer id | customer | account number",
            new Set(),
          ) > 0.8)),
  );
  const isDated = sketch.columns.some(({ shares }) => (shares.day ?? 0) + (shares.instant ?? 0) > 0.9);
  const hasMoney = sketch.columns.some(({ shares }, at) => {
    const isWhole = (shares.figure ?? 0) > 0.9 && columnWords[at]?.some(saysMoney);
    return (shares.fraction ?? 0) + (shares.money ?? 0) > 0.5 || isWhole;
  });
  return number !== undefined && isDated && hasMoney;
}

function saysMoney({ notions }: NameWord): boolean {
  return notions.includes("amount") || notions.includes("total") || notions.includes("price");
}

const ofDeals: ReadonlySet<Notion> = new Set(["invoice", "payment"]);
const ofNumbers: ReadonlySet<Notion> = new Set(["number", "id", "code"]);
const ofParties: ReadonlySet<Notion> = new Set([
  "customer",
  "contact",
  "account",
  "company",
  "person",
  "user",
  "partner",
  "supplier",
  "household",
]);

/**
 * Rows with a number of their own, of a job and of no customer, that say what was invoiced or paid (*Invoice Amount*) are what was done for
 * somebody, and not who that is.
 */
export function isInvoiced({ sketch, columnWords }: TableAtHand): boolean {
  const says = (at: number, among: ReadonlySet<Notion>) =>
    columnWords[at]?.some(({ notions }) => notions.some((notion) => among.has(notion))) ?? false;
  const isNumbered = sketch.columns.some(({ isUnique, shares }, at) => {
    const isCoded = (shares.digits ?? 0) + (shares.code ?? 0) > 0.8;
    const nouns = columnWords[at]?.filter(({ notions }) => !notions.some((one) => ofNumbers.has(one))) ?? [];
    return isUnique && isCoded && says(at, ofNumbers) && nouns.length > 0 && !says(at, ofParties);
  });
  const isMoney = ({ shares }: ColumnSketch, at: number) =>
    (shares.figure ?? 0) > 0.9 && says(at, ofDeals) && (columnWords[at]?.some(saysMoney) ?? false);
  return isNumbered && sketch.columns.some(isMoney);
}
