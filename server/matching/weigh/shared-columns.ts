import type { CountedPattern } from "./patterns.ts";
import type { StartModel } from "./start.ts";

/** Fewer pairs of two people tell nothing of a column. */
const leastPairs = 30;

/**
 * So many pairs of two people to one of one person: names are mistaken in less than a sixth of one person's pairs, so that a
 * column which more than this have in common with somebody of another first name is not one's own.
 */
const twoPerOne = 0.3;

/**
 * Which columns a house shares in this base, whatever they are called (an insurance number of the family, the parents' names and
 * mail address), and how two of one house answer them: told by how many of those who agree in it and in the family name have
 * another first name and another birth date, beyond what chance makes agree. Where no birth dates are known, none is.
 */
export function sharedColumns(
  { house }: StartModel,
  strangers: readonly Float64Array[],
  patterns: readonly CountedPattern[],
): ReadonlyMap<number, Float64Array> {
  const shared = new Map<number, Float64Array>();
  for (const column of house?.mayShare ?? []) {
    const chance = strangers[column]?.[1] ?? 1;
    const two = new Float64Array(strangers[column]?.length ?? 0);
    let [pairs, one] = [0, 0];
    for (const { levels, count } of patterns) {
      const level = levels[column] as number;
      const people = level === 0 ? 0 : (house?.peopleOf(levels) ?? 0);
      if (people === 1 && level === 1) one += count;
      if (people !== 2) continue;
      pairs += count;
      two[level] = (two[level] as number) + count;
    }
    const agree = (two[1] as number) - chance * pairs;
    if (agree >= leastPairs && agree > twoPerOne * one)
      shared.set(
        column,
        two.map((count, level) => (level === 0 ? 1 : (count + 1) / (pairs + two.length - 1))),
      );
  }
  return shared;
}
