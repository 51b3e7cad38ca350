/**
 * How figures, money and time are written on the screen. Pure: the locale, the currency, the time zone and the
 * present moment come in. Amounts arrive as decimal text (no digit lost on the way) or as numbers.
 */

export type Figure = number | string;

export type FormatSettings = {
  /** BCP 47, `en-GB`. */
  locale: string;
  /** The base currency, ISO 4217. */
  currency: string;
  /** IANA name, `Europe/Berlin`. */
  timeZone: string;
};

export type AmountOptions = {
  /** Digits after the point; 0 unless told, because cents are noise in a column of thousands. */
  decimals?: number;
  /** `always` writes + as well; `never` drops the minus (the row says "− discounts" already). */
  sign?: "auto" | "always" | "never";
};

export type Format = ReturnType<typeof createFormat>;

const minus = "\u2212";
const dayMs = 86_400_000;

/** Formatters for one locale, currency and time zone. `Intl` objects are made once and kept. */
export function createFormat({ locale, currency, timeZone }: FormatSettings) {
  const number = keep(
    (decimals: number, sign: AmountOptions["sign"]) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        signDisplay: signDisplay(sign),
      }),
  );
  const coin = keep(
    (decimals: number, sign: AmountOptions["sign"], unit: string) =>
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency: unit,
        currencyDisplay: "narrowSymbol",
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        signDisplay: signDisplay(sign),
      }),
  );
  const compact = keep(
    (sign: AmountOptions["sign"]) =>
      new Intl.NumberFormat(locale, {
        notation: "compact",
        maximumSignificantDigits: 3,
        signDisplay: signDisplay(sign),
      }),
  );
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
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const choice = new Intl.ListFormat(locale, { type: "disjunction" });
  const plural = new Intl.PluralRules(locale);
  const yearOf = new Intl.DateTimeFormat("en", { year: "numeric", timeZone });

  /** `45,088`: an amount whose currency is said once, in the header. */
  function amount(value: Figure, { decimals = 0, sign = "auto" }: AmountOptions = {}): string {
    return realMinus(number(decimals, sign).format(exactly(value)));
  }

  /** `€45,088`: an amount that stands alone. */
  function money(value: Figure, options: AmountOptions & { currency?: string } = {}): string {
    const { decimals = 0, sign = "auto" } = options;
    return realMinus(coin(decimals, sign, options.currency ?? currency).format(exactly(value)));
  }

  /** `45.1K`: for axes and very narrow places; the exact figure is always one hover away. */
  function short(value: Figure, sign: AmountOptions["sign"] = "auto"): string {
    return realMinus(compact(sign).format(Number(value)));
  }

  /** `34.7 %` from 0.347. Never more than one decimal: a share is an estimate. */
  function percent(share: Figure, { decimals = 1, sign = "auto" }: AmountOptions = {}): string {
    return `${amount(Number(share) * 100, { decimals, sign })}\u202f%`;
  }

  /** `×3.1`: this much against the usual. */
  function multiple(value: Figure): string {
    const ratio = Number(value);
    return `×${amount(ratio, { decimals: ratio >= 100 ? 0 : 1 })}`;
  }

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

  /** `1 case`, `2 cases`: picks the form the language asks for, with the figure before it. */
  function count(value: number, forms: { one: string; other: string }): string {
    return `${amount(value)} ${plural.select(value) === "one" ? forms.one : forms.other}`;
  }

  /** `1.2 MB` from bytes, in steps of 1,000. */
  function bytes(value: number): string {
    const units = ["B", "kB", "MB", "GB", "TB"];
    const step = value < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
    const scaled = value / 1000 ** step;
    return `${amount(scaled, { decimals: step > 0 && scaled < 10 ? 1 : 0 })} ${units[step]}`;
  }

  return {
    locale,
    currency,
    timeZone,
    amount,
    money,
    short,
    percent,
    multiple,
    date,
    month,
    time,
    instant,
    relative,
    daysBetween,
    duration,
    count,
    bytes,
    /** `A, B and C` */
    and: (words: readonly string[]) => list.format(words),
    /** `A, B or C` */
    or: (words: readonly string[]) => choice.format(words),
    /** `€`, `US$`: to be said once in a header. */
    currencySign: (unit: string = currency) =>
      coin(0, "auto", unit)
        .formatToParts(0)
        .find((part) => part.type === "currency")?.value ?? unit,
  };
}

/** -1, 0 or 1: which of cost, nothing and gain a figure is. */
export function signOf(value: Figure): -1 | 0 | 1 {
  const figure = Number(value);
  return figure > 0 ? 1 : figure < 0 ? -1 : 0;
}

function isDay(value: string | Date): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function instantOf(value: string | Date): Date {
  if (value instanceof Date) return value;
  return new Date(isDay(value) ? `${value}T00:00:00Z` : value);
}

/** Intl writes a hyphen for minus in most locales; a ledger writes the sign that is as wide as a digit. */
function realMinus(text: string): string {
  return text.replaceAll("-", minus);
}

function signDisplay(sign: AmountOptions["sign"]): "negative" | "exceptZero" | "never" {
  if (sign === "always") return "exceptZero";
  return sign === "never" ? "never" : "negative";
}

/** Keeps decimal text as text: Intl formats strings exactly, and a bookkeeper's 15 digits do not fit a double. */
function exactly(value: Figure): Intl.StringNumericLiteral | number {
  return typeof value === "number" ? value : (value as Intl.StringNumericLiteral);
}

/** Remembers what was made for the same arguments; making an Intl object costs more than a thousand formats. */
function keep<Arguments extends readonly (string | number | undefined)[], Made>(
  make: (...given: Arguments) => Made,
): (...given: Arguments) => Made {
  const made = new Map<string, Made>();
  return (...given) => {
    const key = given.join(" ");
    const found = made.get(key);
    if (found !== undefined) return found;
    const fresh = make(...given);
    made.set(key, fresh);
    return fresh;
  };
}
