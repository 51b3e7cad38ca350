import { lengthOf, type TextColumn, textsOf } from "../encode/text-column.ts";
import { editsWithin } from "../strings/edits-within.ts";
import type { Compare, Comparison } from "./comparison.ts";
import { mayBeWithin } from "./forms.ts";

const levels = ["can't be said", "same", "one digit apart", "different"];
export const phoneComparison: Comparison = { name: "phone", levels };
export const taxIdComparison: Comparison = { name: "tax number", levels };
export const personalIdComparison: Comparison = { name: "personal number", levels };

/** Numbers somebody was given: tax, register, insurance. */
export function compareNumbers(column: TextColumn): Compare {
  const text = textsOf(column);
  return (a, b, holders, at) => {
    const x = column.ids[a] as number;
    const y = column.ids[b] as number;
    if (x === 0 || y === 0) return 0;
    if (x === y) {
      holders[at] = column.counts[x] as number;
      return 1;
    }
    return mayBeWithin(column, x, y, 1) && editsWithin(text(x), text(y), 1) <= 1 ? 2 : 3;
  };
}

/** Phones as national numbers; one without its area code is the end of the other. The best of two each. */
export function comparePhones(first: TextColumn, second: TextColumn): Compare {
  const firsts = textsOf(first);
  const seconds = textsOf(second);
  const areOfOneLength = (x: number, y: number) => lengthOf(first, x) === lengthOf(first, y);
  return (a, b, holders, at) => {
    const x = first.ids[a] as number;
    const y = first.ids[b] as number;
    if (x === 0 || y === 0) return 0;
    const x2 = second.ids[a] as number;
    const y2 = second.ids[b] as number;
    if (x !== y && x2 + y2 === 0 && areOfOneLength(x, y) && !mayBeWithin(first, x, y, 1)) return 3;
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
