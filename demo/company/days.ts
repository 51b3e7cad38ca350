/** A day as a number: days since 1 January 1970. */
export type DayNumber = number;

// Some thousand days are asked for many million times.
const texts = new Map<DayNumber, string>();

/** `2026-10-31` */
export function dayText(day: DayNumber): string {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
  texts.set(day, text);
  return text;
}

/** The days before a day, counted without asking the calendar (Hinnant, "chrono-compatible low-level date algorithms"). */
export function dayNumber(text: string): DayNumber {
  const digit = (at: number) => text.charCodeAt(at) - 48;
  const month = digit(5) * 10 + digit(6);
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + digit(8) * 10 + digit(9) - 1;
  const century = Math.floor(year / 100);
  return year * 365 + Math.floor(year / 4) - century + Math.floor(century / 4) + dayOfYear - 719_468;
}

/** 0 is Sunday. */
export function weekday(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The day itself, or the Monday after it. */
export function workingDay(day: DayNumber): DayNumber {
  const at = weekday(day);
  return at === 6 ? day + 2 : at === 0 ? day + 1 : day;
}

/** 0 is January. */
export function monthOf(day: DayNumber): number {
  const text = dayText(day);
  return (text.charCodeAt(5) - 48) * 10 + text.charCodeAt(6) - 49;
}

/** An instant on a day, from the minutes since midnight, UTC. */
export function instantText(day: DayNumber, minutes: number): string {
  const hour = Math.floor(minutes / 60);
  return `${dayText(day)}T${two(hour)}:${two(Math.floor(minutes) % 60)}:00Z`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
