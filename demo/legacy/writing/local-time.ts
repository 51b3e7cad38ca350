/** Instants as the clocks of a time zone showed them. */
export type LocalTime = (instant: string) => string;

const hour = 3_600_000;

/**
 * Prepares writing instants (`2026-07-01T12:00:00Z`) as a zone's local time with its offset (`2026-07-01T14:00:00+02:00`).
 * The runtime's tables are asked once a day of the span for the changes of the clock, not once an instant.
 */
export function localTimeOf(timeZone: string, from: string, until: string): LocalTime {
  const changes = clockChanges(
    timeZone,
    Date.parse(from) - 400 * 24 * hour,
    Date.parse(until) + 800 * 24 * hour,
  );
  return (instant) => {
    const at = Date.parse(instant);
    let minutes = changes[0]?.minutes ?? 0;
    for (const change of changes) {
      if (change.at > at) break;
      minutes = change.minutes;
    }
    const local = new Date(at + minutes * 60_000).toISOString().slice(0, 19);
    return `${local}${offsetText(minutes)}`;
  };
}

/** The instant at which a local day begins. */
export function startOfDay(localTime: LocalTime, day: string): string {
  const offset = localTime(`${day}T00:00:00Z`).slice(19);
  return new Date(`${day}T00:00:00${offset}`).toISOString().replace(".000", "");
}

function clockChanges(timeZone: string, from: number, until: number): { at: number; minutes: number }[] {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const changes = [{ at: -Infinity, minutes: offsetAt(parts, from) }];
  for (let day = from; day < until; day += 24 * hour) {
    const minutes = offsetAt(parts, day + 24 * hour);
    if (minutes === changes.at(-1)?.minutes) continue;
    let at = day;
    while (offsetAt(parts, at) !== minutes) at += hour;
    changes.push({ at, minutes });
  }
  return changes;
}

function offsetAt(parts: Intl.DateTimeFormat, at: number): number {
  const name = parts.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign = "+", hours = "0", minutes = "0"] = name.match(/^GMT(?:([+-])(\d\d):(\d\d))?$/) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function offsetText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
