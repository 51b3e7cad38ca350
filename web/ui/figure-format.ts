import type { AmountOptions, Figure, FormatSettings } from "./format-settings.ts";

const minus = "\u2212";

/** How figures and money are written. `Intl` objects are made once and kept. */
export function createFigureFormat({ locale, currency }: Pick<FormatSettings, "locale" | "currency">) {
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
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const choice = new Intl.ListFormat(locale, { type: "disjunction" });
  const plural = new Intl.PluralRules(locale);

  /** `45,088`: an amount whose currency is said once, in the header. */
  function amount(value: Figure, { decimals = 0, sign = "auto" }: AmountOptions = {}): string {
    return realMinus(number(decimals, sign).format(exactly(value)));
  }

  /** `€45,088`: an amount that stands alone. */
  function money(value: Figure, options: AmountOptions & { currency?: string } = {}): string {
    const { decimals = 0, sign = "auto" } = options;
    return unbroken(realMinus(coin(decimals, sign, options.currency ?? currency).format(exactly(value))));
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
    amount,
    money,
    short,
    percent,
    multiple,
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

/** Intl writes a hyphen for minus in most locales; a ledger writes the sign that is as wide as a digit. */
function realMinus(text: string): string {
  return text.replaceAll("-", minus);
}

/** A word joiner (U+2060) between minus and `€`: by Unicode's rules a line may end between two signs before a figure. */
function unbroken(money: string): string {
  return money.replace(/\u2212(?=\D)/, `${minus}\u2060`);
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
