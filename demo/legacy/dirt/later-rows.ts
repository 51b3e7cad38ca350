import { type Random, whole } from "../../company/random.ts";

/**
 * Rows that come some customers after the record they repeat: who is entered a second time doesn't stand beside
 * themselves. A wheel of slots, so that no more waits than was put in during one turn.
 */
export type LaterRows = { slots: (() => void)[][]; at: number };

const slotsCount = 400;

export function noLaterRows(): LaterRows {
  return { slots: Array.from({ length: slotsCount }, () => []), at: 0 };
}

export function writeLater(later: LaterRows, random: Random, write: () => void): void {
  later.slots[(later.at + whole(random, 1, slotsCount - 1)) % slotsCount]?.push(write);
}

/** Another customer has come. */
export function turn(later: LaterRows): void {
  later.at = (later.at + 1) % slotsCount;
  const due = later.slots[later.at] ?? [];
  for (const write of due.splice(0)) write();
}

/** No customer comes any more: what still waits is written now. */
export function writeRest(later: LaterRows): void {
  for (let turns = 0; turns < slotsCount; turns += 1) turn(later);
}
