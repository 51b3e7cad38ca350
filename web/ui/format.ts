/**
 * How figures, money and time are written on the screen. Pure: the locale, the currency, the time zone and the
 * present moment come in. Amounts arrive as decimal text (no digit lost on the way) or as numbers.
 */
import { createFigureFormat } from "./figure-format.ts";
import type { Figure, FormatSettings } from "./format-settings.ts";
import { createTimeFormat } from "./time-format.ts";

export type Format = ReturnType<typeof createFormat>;

/** Everything that is written for one locale, currency and time zone. */
export function createFormat(settings: FormatSettings) {
  return { ...settings, ...createFigureFormat(settings), ...createTimeFormat(settings) };
}

/** -1, 0 or 1: which of cost, nothing and gain a figure is. */
export function signOf(value: Figure): -1 | 0 | 1 {
  const figure = Number(value);
  return figure > 0 ? 1 : figure < 0 ? -1 : 0;
}
