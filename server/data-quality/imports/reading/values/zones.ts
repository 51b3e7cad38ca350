import { Temporal } from "temporal-polyfill";

const dayMs = 86_400_000;

/**
 * The offset of a zone from UTC in milliseconds at a moment. Days on which it doesn't change are remembered: looking one up
 * takes 50 times as long.
 */
export function offsetAt(utcMs: number, zone: string): number {
  const day = Math.floor(utcMs / dayMs);
  const known = daysOf(zone);
  let offset = known.get(day);
  if (offset === undefined) {
    const first = lookUp(day * dayMs, zone);
    offset = first === lookUp((day + 1) * dayMs, zone) ? first : null;
    if (known.size < 50_000) known.set(day, offset);
  }
  return offset ?? lookUp(utcMs, zone);
}

/** The moment at which clocks in a zone show this. At the hour that comes twice the first, at the one that never was the next. */
export function momentAt(localMs: number, zone: string): number {
  const guess = localMs - offsetAt(localMs, zone);
  const offset = offsetAt(guess, zone);
  if (offset === offsetAt(localMs - dayMs, zone) && offset === offsetAt(localMs + dayMs, zone))
    return localMs - offset;
  const local = new Date(localMs).toISOString().slice(0, 19);
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
}

const offsets = new Map<string, Map<number, number | null>>();

function daysOf(zone: string): Map<number, number | null> {
  let days = offsets.get(zone);
  if (days === undefined) {
    days = new Map();
    offsets.set(zone, days);
  }
  return days;
}

function lookUp(utcMs: number, zone: string): number {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(utcMs).toZonedDateTimeISO(zone);
  return offsetNanoseconds / 1_000_000;
}
