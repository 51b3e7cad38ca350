import type { TextColumn } from "./text-column.ts";

/** So many people of different family names have a day before it can be nobody's. */
const namesLeast = 20;
/** How many times as many have it as have a day on average. */
const timesMore = 20;

/**
 * Takes away what stands for a day that nobody knows: 1 January 1900, where a form insists on a birthday. It is told by who has it, people
 * of many names, twenty times as many as have a day on average; several such first days of January are years of which nobody
 * knows the day, and say something. Kept, it would make strangers alike, and contradict the day that another record of one person knows.
 */
export function forgetPlaceholderDays({ ids }: TextColumn, days: Int32Array): void {
  const holders = new Map<number, number>();
  let known = 0;
  for (const day of days) {
    if (day % 100 === 0) continue;
    known += 1;
    holders.set(day, (holders.get(day) ?? 0) + 1);
  }
  const often = Math.max(namesLeast, (timesMore * known) / Math.max(1, holders.size));
  const frequent = [...holders].filter(([, count]) => count > often).map(([day]) => day);
  const firsts = frequent.filter(isFirstOfJanuary).length;
  const names = new Map(
    frequent.filter((day) => firsts <= 1 || !isFirstOfJanuary(day)).map((day) => [day, new Set<number>()]),
  );
  if (names.size === 0) return;
  for (let r = 0; r < days.length; r++) names.get(days[r] as number)?.add(ids[r] as number);
  for (let r = 0; r < days.length; r++)
    if ((names.get(days[r] as number)?.size ?? 0) >= namesLeast) days[r] = 0;
}

const isFirstOfJanuary = (day: number) => day % 10_000 === 101;
