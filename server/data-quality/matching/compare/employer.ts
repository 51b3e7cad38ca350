import type { Prepared } from "../encode/prepared.ts";
import { textsOf } from "../encode/text-column.ts";
import { editsWithin } from "../strings/edits-within.ts";
import type { Compare, Comparison } from "./comparison.ts";

export const employerComparison: Comparison = {
  name: "employer",
  levels: ["can't be said", "same", "similar", "different"],
};

/** Whom two people work for: the domain of their mail or the name of the company. */
export function compareEmployers({ columns }: Prepared): Compare {
  const { core, house } = columns;
  const text = textsOf(core);
  return (a, b, holders, at) => {
    const home = house.ids[a] as number;
    if (home !== 0 && home === house.ids[b]) {
      holders[at] = house.counts[home] as number;
      return 1;
    }
    const x = core.ids[a] as number;
    const y = core.ids[b] as number;
    if (x === 0 || y === 0) return 0;
    if (x === y) {
      holders[at] = core.counts[x] as number;
      return 1;
    }
    return areSimilar(text(x), text(y)) ? 2 : 3;
  };
}

function areSimilar(x: string, y: string): boolean {
  if (x.startsWith(y) || y.startsWith(x) || editsWithin(x, y, 2) <= 2) return true;
  const [first = ""] = x.split(" ", 1);
  return first.length > 3 && y.split(" ", 1)[0] === first;
}
