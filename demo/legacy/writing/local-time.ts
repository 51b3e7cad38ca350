/** Instants as the clocks of a time zone showed them. */
export type LocalTime = (instant: string) => string;

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Prepares writing instants (`2026-07-01T12:00:00Z`) as a zone's local time with its offset (`2026-07-01T14:00:00+02:00`).
 * The runtime's tables are asked once a day of the span for the changes of the clock, not once an instant.
 */
export function localTimeOf(timeZone: string, from: string, until: string): LocalTime {
  const changes = clockChanges(timeZone, Date.parse(from) - 400 * day, Date.parse(until) + 800 * day);
  return (instant) => {
    const { minutes, offset } = changes.findLast((change) => change.from <= instant) ?? utc;
    const local = Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16)) + minutes;
    if (local < 0 || local >= 1440) {
      const moved = new Date(Date.parse(instant) + minutes * 60_000).toISOString().slice(0, 19);
      return `${moved}${offset}`;
    }
    return `${instant.slice(0, 11)}${two(Math.floor(local / 60))}:${two(local % 60)}${instant.slice(16, 19)}${offset}`;
  };
}

/** The instant at which a local day begins. */
export function startOfDay(localTime: LocalTime, onDay: string): string {
  const offset = localTime(`${onDay}T00:00:00Z`).slice(19);
  return instantText(Date.parse(`${onDay}T00:00:00${offset}`));
}

/** What the clock is ahead of UTC from an instant on, in minutes and as it is written. */
type Change = { from: string; minutes: number; offset: string };

const utc: Change = { from: "", minutes: 0, offset: "+00:00" };

function clockChanges(timeZone: string, from: number, until: number): Change[] {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const first = offsetAt(parts, from);
  const changes: Change[] = [{ from: "", minutes: first, offset: offsetText(first) }];
  for (let at = from; at < until; at += day) {
    const minutes = offsetAt(parts, at + day);
    if (minutes === changes.at(-1)?.minutes) continue;
    let change = at;
    while (offsetAt(parts, change) !== minutes) change += hour;
    changes.push({ from: instantText(change), minutes, offset: offsetText(minutes) });
  }
  return changes;
}

function instantText(at: number): string {
  return new Date(at).toISOString().replace(".000", "");
}

function offsetAt(parts: Intl.DateTimeFormat, at: number): number {
  const name = parts.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign = "+", hours = "0", minutes = "0"] = name.match(/^GMT(?:([+-])(\d\d):(\d\d))?$/) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
