import type { Prepared } from "../encode/prepared.ts";
import { rowsOf } from "../encode/rows.ts";
import type { Compare, Comparison } from "./comparison.ts";
import { areWithin, type Form, formsOf } from "./forms.ts";

export const employerComparison: Comparison = {
  name: "employer",
  levels: ["can't be said", "same", "similar", "different"],
};

/** Whom two people work for: the domain of their mail or the name of the company. */
export function compareEmployers(prepared: Prepared): Compare {
  const { core, house } = prepared.columns;
  const { cells, at: place } = rowsOf(prepared);
  const forms = formsOf(core);
  return (a, b, holders, at) => {
    const home = cells[a + place.house] as number;
    if (home !== 0 && home === cells[b + place.house]) {
      holders[at] = house.counts[home] as number;
      return 1;
    }
    const x = cells[a + place.core] as number;
    const y = cells[b + place.core] as number;
    if (x === 0 || y === 0) return 0;
    if (x === y) {
      holders[at] = core.counts[x] as number;
      return 1;
    }
    return areSimilar(forms(x), forms(y)) ? 2 : 3;
  };
}

function areSimilar(x: Form, y: Form): boolean {
  if (x.joined.startsWith(y.joined) || y.joined.startsWith(x.joined) || areWithin(x, y, 2)) return true;
  return x.first.length > 3 && x.first === y.first;
}
