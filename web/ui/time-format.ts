import type { FormatSettings } from "./format-settings.ts";

const dayMs = 86_400_000;

/** How days, moments and spans are written. The present comes in, so that a test can hold it still. */
export function createTimeFormat({ locale, timeZone }: Pick<FormatSettings, "locale" | "timeZone">) {
  const thisYear = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone });
  const otherYear = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone,
  });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "long", timeZone });
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone });
  const monthName = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
  const fullDay = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" });
  const near = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  const yearOf = new Intl.DateTimeFormat("en", { year: "numeric", timeZone });

  /** `12 May`, `12 May 2024` when it isn't this year. Takes an instant or a business day. */
  function date(value: string | Date, now: Date = new Date()): string {
    const instant = instantOf(value);
    if (isDay(value)) return dayText(value, now);
    return (yearOf.format(instant) === yearOf.format(now) ? thisYear : otherYear).format(instant);
  }

  function dayText(value: string, now: Date): string {
    const sameYear = value.slice(0, 4) === yearOf.format(now);
    const shape: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", timeZone: "UTC" };
    if (!sameYear) shape.year = "numeric";
    return new Intl.DateTimeFormat(locale, shape).format(instantOf(value));
  }

  /** `May 2026` from `2026-05` or `2026-05-01`. */
  function month(value: string): string {
    return monthName.format(new Date(`${value.slice(0, 7)}-01T00:00:00Z`));
  }

  /** `14:05` in the workspace's time zone. */
  function time(value: string | Date): string {
    return clock.format(instantOf(value));
  }

  /** The whole truth about a moment, for the hover: `Tuesday, 12 May 2026 at 14:05:09 CEST`. */
  function instant(value: string | Date): string {
    return isDay(value) ? fullDay.format(instantOf(value)) : exact.format(instantOf(value));
  }

  /** `today`, `3 days ago`, `in 2 wk.`: near dates by distance, far ones (over a year) by name. */
  function relative(value: string | Date, now: Date = new Date()): string {
    const days = daysBetween(now, value);
    const far = Math.abs(days);
    if (far < 14) return near.format(days, "day");
    if (far < 60) return near.format(Math.round(days / 7), "week");
    if (far < 365) return near.format(Math.round(days / 30.44), "month");
    return date(value, now);
  }

  /** Whole business days from one moment to another in the workspace's time zone; a business day counts as itself. */
  function daysBetween(from: string | Date, to: string | Date): number {
    return Math.round((dayNumber(to) - dayNumber(from)) / dayMs);
  }

  function dayNumber(value: string | Date): number {
    if (isDay(value)) return Date.parse(`${value}T00:00:00Z`);
    // Swedish writes ISO dates, which makes the local day of any zone a string that parses.
    const day = new Intl.DateTimeFormat("sv-SE", { timeZone }).format(instantOf(value));
    return Date.parse(`${day}T00:00:00Z`);
  }

  /** `2 h 05 min`, `4 min`, `38 s` from seconds. */
  function duration(seconds: number): string {
    const whole = Math.max(0, Math.round(seconds));
    if (whole < 60) return `${whole} s`;
    const minutes = Math.floor(whole / 60);
    if (minutes < 60) return minutes < 10 && whole % 60 ? `${minutes} min ${whole % 60} s` : `${minutes} min`;
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
  }

  return { date, month, time, instant, relative, daysBetween, duration };
}

function isDay(value: string | Date): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function instantOf(value: string | Date): Date {
  if (value instanceof Date) return value;
  return new Date(isDay(value) ? `${value}T00:00:00Z` : value);
}
