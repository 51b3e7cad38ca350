import type { Prepared } from "../encode/prepared.ts";
import { rowsOf } from "../encode/rows.ts";
import { isEmpty, textsOf } from "../encode/text-column.ts";
import { areOtherNumbers } from "../strings/digits-of.ts";
import { editsWithin } from "../strings/edits-within.ts";
import type { ColumnCompare, Compare, Comparison } from "./comparison.ts";
import { mayBeWithin } from "./forms.ts";

const levels = ["can't be said", "same", "one digit apart", "different"];
export const phoneComparison: Comparison = { name: "phone", levels };
export const taxIdComparison: Comparison = { name: "tax number", levels };
export const personalIdComparison: Comparison = { name: "personal number", levels };

/** Those numbers that somebody was given (tax, register, insurance) of which there are any; each answer stands at its place. */
export function compareNumbers(
  prepared: Prepared,
  places: Readonly<Record<"personalId" | "taxId", number>>,
): ColumnCompare[] {
  return (["personalId", "taxId"] as const).flatMap((name) =>
    isEmpty(prepared.columns[name]) ? [] : [{ at: places[name], compare: compareNumber(prepared, name) }],
  );
}

function compareNumber(prepared: Prepared, name: "taxId" | "personalId"): Compare {
  const column = prepared.columns[name];
  const { cells, at: place } = rowsOf(prepared);
  const text = textsOf(column);
  return (a, b, holders, at) => {
    const x = cells[a + place[name]] as number;
    const y = cells[b + place[name]] as number;
    if (x === 0 || y === 0) return 0;
    if (x === y) {
      holders[at] = column.counts[x] as number;
      return 1;
    }
    return mayBeWithin(column, x, y, 1) && editsWithin(text(x), text(y), 1) <= 1 ? 2 : 3;
  };
}

/** Phones as national numbers; one without its area code is the end of the other. The best of two each. */
export function comparePhones(prepared: Prepared): Compare {
  const { phone: first, phone2: second } = prepared.columns;
  const { cells, at: place } = rowsOf(prepared);
  const firsts = textsOf(first);
  const seconds = textsOf(second);
  return (a, b, holders, at) => {
    const x = cells[a + place.phone] as number;
    const y = cells[b + place.phone] as number;
    if (x === 0 || y === 0) return 0;
    const x2 = cells[a + place.phone2] as number;
    const y2 = cells[b + place.phone2] as number;
    if (x !== y && x2 + y2 === 0) {
      const [p, q] = [cells[a + place.phoneDigits] as number, cells[b + place.phoneDigits] as number];
      if (areOtherNumbers(p, q)) return 3;
    }
    let best = x === y ? 1 : comparePhone(firsts(x), firsts(y));
    if (best !== 1 && y2 !== 0) best = Math.min(best, comparePhone(firsts(x), seconds(y2)));
    if (best !== 1 && x2 !== 0) best = Math.min(best, comparePhone(seconds(x2), firsts(y)));
    if (best !== 1 && x2 !== 0 && y2 !== 0) best = Math.min(best, comparePhone(seconds(x2), seconds(y2)));
    if (best === 1) holders[at] = Math.max(first.counts[x] as number, first.counts[y] as number);
    return best;
  };
}

function comparePhone(x: string, y: string): number {
  if (x === y) return 1;
  const shorter = Math.min(x.length, y.length);
  if (shorter < 7) return 3;
  if (x.length !== y.length) return x.endsWith(y) || y.endsWith(x) ? 1 : editsWithin(x, y, 1) <= 1 ? 2 : 3;
  return editsWithin(x, y, 1) <= 1 ? 2 : 3;
}
