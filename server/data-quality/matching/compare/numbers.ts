import type { TextColumn } from "../encode/text-column.ts";
import type { Compare, Comparison } from "./comparison.ts";
import { areWithin, type Form, formsOf } from "./forms.ts";

const levels = ["can't be said", "same", "one digit apart", "different"];
export const phoneComparison: Comparison = { name: "phone", levels };
export const taxIdComparison: Comparison = { name: "tax number", levels };
export const personalIdComparison: Comparison = { name: "personal number", levels };

/** Numbers somebody was given: tax, register, insurance. */
export function compareNumbers(column: TextColumn): Compare {
  const forms = formsOf(column);
  return (a, b, holders, at) => {
    const x = column.ids[a] as number;
    const y = column.ids[b] as number;
    if (x === 0 || y === 0) return 0;
    if (x === y) {
      holders[at] = column.counts[x] as number;
      return 1;
    }
    return areWithin(forms(x), forms(y), 1) ? 2 : 3;
  };
}

/** Phones as national numbers; one without its area code is the end of the other. The best of two each. */
export function comparePhones(first: TextColumn, second: TextColumn): Compare {
  const [firsts, seconds] = [formsOf(first), formsOf(second)];
  return (a, b, holders, at) => {
    const x = first.ids[a] as number;
    const y = first.ids[b] as number;
    if (x === 0 || y === 0) return 0;
    let best = x === y ? 1 : comparePhone(firsts(x), firsts(y));
    const x2 = second.ids[a] as number;
    const y2 = second.ids[b] as number;
    if (best !== 1 && x2 + y2 !== 0) {
      if (y2 !== 0) best = Math.min(best, comparePhone(firsts(x), seconds(y2)));
      if (x2 !== 0) best = Math.min(best, comparePhone(seconds(x2), firsts(y)));
      if (x2 !== 0 && y2 !== 0) best = Math.min(best, comparePhone(seconds(x2), seconds(y2)));
    }
    if (best === 1) holders[at] = Math.max(first.counts[x] as number, first.counts[y] as number);
    return best;
  };
}

function comparePhone(x: Form, y: Form): number {
  if (x.text === y.text) return 1;
  const shorter = Math.min(x.text.length, y.text.length);
  if (shorter < 7) return 3;
  if (x.text.length !== y.text.length && (x.text.endsWith(y.text) || y.text.endsWith(x.text))) return 1;
  return areWithin(x, y, 1) ? 2 : 3;
}
