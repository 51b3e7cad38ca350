import type { CustomType } from "../../../../../contract/customers/custom-types.ts";
import { readAmount } from "../../reading/values/amounts.ts";
import type { ColumnProfile } from "../proposal.ts";
import { valueHash } from "../value-sample.ts";
import { type DistinctValues, distinctValues } from "./distinct-values.ts";
import { frequentValues } from "./frequent-values.ts";
import { dayOf, typeOfCell } from "./type-of-cell.ts";

/** What is counted of one column while its table streams past. */
export type ColumnTally = {
  /** Notes a cell: how long it is and whether its words are new. With `isLookedAt` also what it is and how often it comes. */
  add(words: string, isLookedAt: boolean): void;
  filled(): number;
  distinct: DistinctValues;
  profile(rows: number): ColumnProfile;
};

type Ends = { least: string; most: string; leastKey: string | number; mostKey: string | number };

const frequentShown = 10;
const shownLongest = 200;

/**
 * Counts one column in bounded memory: a value that was seen lately costs no more than its hash. What takes long (as what a
 * cell can be read, which values are frequent) is told of the cells that are looked at.
 */
export function tallyColumn(most: { distinct: number; counters: number }): ColumnTally {
  const distinct = distinctValues(most.distinct);
  const frequent = frequentValues(most.counters);
  const ends = new Map<CustomType, Ends>();
  let filled = 0;
  let looked = 0;
  let longest = 0;

  return {
    distinct,
    filled: () => filled,
    add(words, isLookedAt) {
      filled += 1;
      if (words.length > longest) longest = words.length;
      const hash = valueHash(words);
      if (!isLookedAt) {
        distinct.add(words, hash);
        return;
      }
      looked += 1;
      if (!frequent.hit(hash)) {
        const type = typeOfCell(words);
        distinct.add(words, hash);
        widen(ends, type, words);
        frequent.put(hash, words, type);
      }
      if (looked % most.counters === 0) {
        frequent.closeWindow();
        for (const end of ends.values()) ownEnds(end);
      }
    },
    profile(rows) {
      const types = [...frequent.types()]
        .map(([type, count]) => ({ type, count }))
        .sort((one, other) => other.count - one.count);
      const end = ends.get(types[0]?.type ?? "text");
      return {
        filled,
        empty: rows - filled,
        ...(looked < filled && { looked }),
        distinct: Math.min(distinct.count(), filled),
        isDistinctExact: distinct.level() === 0,
        longest,
        least: end?.least.slice(0, shownLongest) ?? null,
        most: end?.most.slice(0, shownLongest) ?? null,
        frequent: frequent
          .top(frequentShown)
          .map(({ value, count }) => ({ value: value.slice(0, shownLongest), count })),
        types,
      };
    },
  };
}

function widen(ends: Map<CustomType, Ends>, type: CustomType, words: string): void {
  const key = keyOf(type, words);
  const end = ends.get(type);
  if (end === undefined) ends.set(type, { least: words, most: words, leastKey: key, mostKey: key });
  else if (key < end.leastKey) {
    end.least = words;
    end.leastKey = key;
  } else if (key > end.mostKey) {
    end.most = words;
    end.mostKey = key;
  }
}

/** A piece of a text keeps the whole text in memory; its copy doesn't. */
function ownEnds(end: Ends): void {
  end.least = copyOf(end.least);
  end.most = copyOf(end.most);
  if (typeof end.leastKey === "string") end.leastKey = copyOf(end.leastKey);
  if (typeof end.mostKey === "string") end.mostKey = copyOf(end.mostKey);
}

function copyOf(words: string): string {
  return Buffer.from(words, "utf16le").toString("utf16le");
}

/** By what words of a type are put in order: figures by value, days by day, all else as it is written. */
function keyOf(type: CustomType, words: string): string | number {
  if (type === "number" || type === "amount") {
    const plain = Number(words);
    return Number.isNaN(plain) ? Number(readAmount(words.replace(/ ?%$/, "")) ?? 0) : plain;
  }
  // Years first are in order as they stand.
  if ((type !== "day" && type !== "instant") || /^\d{4}-/.test(words)) return words;
  return `${dayOf(words)} ${words.match(/\d{1,2}:\d{2}(:\d{2})?/)?.[0].padStart(8, "0") ?? ""}`;
}
