import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { NameWord } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { Slot } from "../slots.ts";
import type { TableAtHand, Weight } from "../table-at-hand.ts";

const isOfMoney: ReadonlySet<ImportKind> = new Set(["document", "payment"]);
const sure = 3;
const named = 5;

/**
 * In a list of documents or payments that have numbers, a column called *Name* alone says whose they are: a document that has a
 * number needs no name. Where another column has the customer's number, it is what that customer is called; where one has their
 * name already, it is left.
 */
export function settleCustomer(
  kind: ImportKind,
  { columnWords, sketch }: TableAtHand,
  slots: readonly Slot[],
  weights: Weight[][],
): void {
  const at = columnWords.findIndex(isNameAlone);
  const column = sketch.columns[at];
  if (column === undefined || (column.shares.figure ?? 0) > 0.2) return;
  if (kind === "asset") giveAsset(column, at, slots, weights);
  if (!isOfMoney.has(kind)) return;
  const best = (isMeant: (slot: Slot) => boolean) => {
    const found = { points: -9, place: -1 };
    for (const [row, slot] of slots.entries())
      for (const [place, { points }] of (isMeant(slot) ? (weights[row] ?? []) : []).entries())
        if (place !== at && points > found.points) Object.assign(found, { points, place });
    return found;
  };
  const isCalled = ({ part, field }: Slot) => part === "account" && field === "name";
  const isLink = ({ part, link }: Slot) => part === null && (link === "account" || link === "person");
  const numbered = best(({ part, field }) => part === null && (field === "number" || field === "reference"));
  const [whose, called] = [best(isLink), best(isCalled)];
  const isKnown = whose.points >= sure;
  const isByNumber = isKnown && isNumber(sketch.columns[whose.place]);
  if (numbered.points < sure || called.points >= sure || (isKnown && !isByNumber)) return;
  const reason = isByNumber ? "stands beside the customer's number" : "no other column says whose they are";
  for (const [row, slot] of slots.entries()) {
    const own = weights[row];
    const weight = own?.[at];
    if (own === undefined || weight === undefined) continue;
    const isIt = isByNumber ? isCalled(slot) : slot.part === null && slot.link === "account";
    if (isIt)
      own[at] = {
        ...weight,
        points: Math.max(weight.points, named),
        reasons: [...weight.reasons, reason],
      };
    else if (!isCalled(slot)) own[at] = { points: -9, reasons: [] };
  }
}

const peopleLeast = 0.3;

/** What somebody owns or has subscribed to is called by no name of a person: that is whose it is. */
function giveAsset({ shares }: ColumnSketch, at: number, slots: readonly Slot[], weights: Weight[][]): void {
  if ((shares.person ?? 0) < peopleLeast) return;
  for (const [row, slot] of slots.entries()) {
    const own = weights[row];
    const weight = own?.[at];
    if (own === undefined || weight === undefined) continue;
    const isIt = slot.part === null && slot.link === "account";
    own[at] = isIt
      ? { points: Math.max(weight.points, named), reasons: [...weight.reasons, "these are names of people"] }
      : { points: -9, reasons: [] };
  }
}

/** *Name*, *Name 1*. */
function isNameAlone([name, ...more]: readonly NameWord[]): boolean {
  return (
    name?.notions.length === 1 && name.notions[0] === "name" && more.every(({ word }) => /^\d$/.test(word))
  );
}

function isNumber(column: ColumnSketch | undefined): boolean {
  const { digits = 0, code = 0, guid = 0 } = column?.shares ?? {};
  return digits + code + guid > 0.8;
}
