import type { z } from "zod";
import type { Rate } from "./cost-model.ts";

/** What an equation looks at in an event. */
export type PricedEvent = {
  fields: Readonly<Record<string, unknown>>;
  /** Minutes somebody gave. */
  measured: number | null;
  /** Of a line. */
  quantity: number;
  /** Amount that percentages are of. */
  base: number;
  freight: number;
};

export type Equation = {
  method: "timed" | "per_unit" | "percent" | "pass_through";
  driver: string;
  quantityOf: string | null;
  minutesMax: number | null;
  /** Of the pool, of a timed one. */
  minutePrice: number | null;
  rate: z.output<typeof Rate>;
};

export type Price = {
  amount: number | null;
  minutes: number | null;
  isMeasured: boolean;
  /** The equation came to less than nothing, and counts as nothing. */
  isBelowNothing: boolean;
};

/**
 * What an event costs by an equation: the rule of the views `priced_contact`, `priced_case`, `priced_document` and
 * `priced_line_activity` for one event, so that an equation can be tried while it is typed. A test holds both together.
 */
export function priceEvent(equation: Equation, event: PricedEvent): Price {
  const { method, rate, minutesMax, minutePrice } = equation;
  const isOfLine = equation.driver === "sale_line" || equation.driver === "return_line";
  const terms = isOfLine ? 0 : termsOver(rate.terms, event.fields);
  if (method === "percent") return money((rate.percent / 100) * event.base);
  if (method === "pass_through") return money((rate.percent / 100) * (isOfLine ? event.base : event.freight));
  const units = unitsOf(equation, event);
  if (method === "per_unit") return atLeastNothing(rate.unitPrice * units + terms, money);
  const isMeasured =
    event.measured !== null && event.measured > 0 && event.measured <= (minutesMax ?? event.measured);
  const isContact = equation.driver === "contact";
  const isCounted = isContact || equation.driver === "case";
  const timed = (minutes: number): Price => ({
    amount: minutePrice === null ? null : minutes * minutePrice,
    minutes,
    isMeasured: isMeasured && isContact,
    isBelowNothing: false,
  });
  return isMeasured && isContact
    ? timed(event.measured ?? 0)
    : atLeastNothing(rate.minutes * (isCounted ? 1 : units) + terms, timed);
}

/** Fields may be below zero, and terms too: no work takes less than nothing, and none is paid back. */
function atLeastNothing(worth: number, priced: (worth: number) => Price): Price {
  return { ...priced(Math.max(0, worth)), isBelowNothing: worth < 0 };
}

function unitsOf({ quantityOf, driver }: Equation, { quantity, fields }: PricedEvent): number {
  if (quantityOf === null) return 1;
  if (driver === "sale_line" || driver === "return_line") return quantityOf === "quantity" ? quantity : 1;
  return numberIn(fields, quantityOf);
}

function termsOver(terms: Readonly<Record<string, number>>, fields: PricedEvent["fields"]): number {
  return Object.entries(terms).reduce((sum, [field, each]) => sum + each * numberIn(fields, field), 0);
}

/** A field as a number: yes counts 1; what is missing or no number counts 0. */
function numberIn(fields: PricedEvent["fields"], name: string): number {
  const value = fields[name];
  if (value === true || value === "true") return 1;
  const text = String(value ?? "");
  return /^-?[0-9]{1,15}(\.[0-9]{1,12})?$/.test(text) ? Number(text) : 0;
}

function money(amount: number): Price {
  return { amount, minutes: null, isMeasured: false, isBelowNothing: false };
}
