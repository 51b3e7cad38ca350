import type { Prepared } from "../encode/prepared.ts";
import { rowsOf } from "../encode/rows.ts";
import { isEmpty, textsOf } from "../encode/text-column.ts";
import { jaroWinkler } from "../strings/jaro-winkler.ts";
import type { ColumnCompare, Compare, Comparison } from "./comparison.ts";

export const otherComparison = (which: number): Comparison => ({
  name: `other column ${which + 1}`,
  levels: ["can't be said", "same", "similar", "different"],
});

/** The other columns that there are; their answers stand from `from` on. */
export function compareOthers(prepared: Prepared, from: number): ColumnCompare[] {
  const names = ["text0", "text1", "text2", "text3"] as const;
  return names.flatMap((name, nth) =>
    isEmpty(prepared.columns[name]) ? [] : [{ at: from + nth, compare: compareOther(prepared, name) }],
  );
}

/** Any other column: equal, similar in its words, or not. Different figures are never similar. */
function compareOther(prepared: Prepared, name: "text0" | "text1" | "text2" | "text3"): Compare {
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
    return areSimilar(text(x), text(y)) ? 2 : 3;
  };
}

function areSimilar(x: string, y: string): boolean {
  if (isFigure(x) && isFigure(y)) return false;
  if (jaroWinkler(x, y) >= 0.9) return true;
  const [xs, ys] = [x.split(" "), y.split(" ")];
  let common = 0;
  for (const word of xs) if (word.length > 2 && ys.includes(word)) common++;
  return common > 0 && common * 2 >= Math.min(xs.length, ys.length);
}

const isFigure = (text: string) => {
  const first = text.charCodeAt(0);
  return first >= 48 && first <= 57 && !/[^\d ]/.test(text);
};
