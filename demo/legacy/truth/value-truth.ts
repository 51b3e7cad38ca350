import type { Company, Contact, Customer, Document } from "../../company/records.ts";
import { centsOf } from "../cents.ts";
import { type LocalTime, startOfDay } from "../writing/local-time.ts";
import type { Truth } from "./truth.ts";

/** In base currency: hundred-millionths of it, so that hundredths times rates of six decimals stay exact. */
type Sums = {
  revenue: bigint;
  discounts: bigint;
  returns: bigint;
  costOfGoods: bigint;
  contacts: number;
  minutes: number;
};

/** What is needed to add up customers: dated rates and costs by what they belong to, and the twelve closed months. */
export type ValueArithmetic = {
  rates: ReadonlyMap<string, readonly { validFrom: string; millionths: bigint }[]>;
  costs: ReadonlyMap<string, readonly { validFrom: string; cents: number }[]>;
  window: { from: string; until: string; fromInstant: string; untilInstant: string };
};

export function prepareValue(company: Company, localTime: LocalTime): ValueArithmetic {
  const rates = new Map<string, { validFrom: string; millionths: bigint }[]>();
  for (const { currency, validFrom, rate } of company.exchangeRates) {
    const known = rates.get(currency) ?? [];
    rates.set(currency, known);
    known.push({ validFrom, millionths: BigInt(Math.round(Number(rate) * 1e6)) });
  }
  const costs = company.products.map(
    ({ key, costPrices }) =>
      [key, costPrices.map(({ validFrom, amount }) => ({ validFrom, cents: centsOf(amount) }))] as const,
  );
  const { from, until } = closedMonths(company.choice.until);
  const window = {
    from,
    until,
    fromInstant: startOfDay(localTime, from),
    untilInstant: startOfDay(localTime, until),
  };
  return { rates, costs: new Map(costs), window };
}

/** First day of the last twelve whole months up to a day, and the day after them. */
export function closedMonths(until: string): { from: string; until: string } {
  const next = new Date(Date.parse(until) + 86_400_000);
  const [year, month] = [next.getUTCFullYear(), next.getUTCMonth()];
  const first = (at: number) => new Date(Date.UTC(at, month, 1)).toISOString().slice(0, 10);
  return { from: first(year - 1), until: first(year) };
}

/**
 * Adds up what was generated for a customer, by plain arithmetic and without the system under test: revenue is list sales
 * less discounts less returns, by the day it was recognised; contacts are those that took place. Cost of goods holds
 * where a product's cost is known.
 */
export function writeValue(truth: Truth, arithmetic: ValueArithmetic, customer: Customer): void {
  const [inWindow, inAll] = [noSums(), noSums()];
  for (const document of customer.documents) addDocument(arithmetic, document, inWindow, inAll);
  for (const contact of customer.contacts) addContact(arithmetic, contact, inWindow, inAll);
  truth.value.write({
    customer_key: customer.key,
    character: customer.character,
    revenue_12: exactText(inWindow.revenue),
    discounts_12: exactText(inWindow.discounts),
    returns_12: exactText(inWindow.returns),
    cost_of_goods_12: exactText(inWindow.costOfGoods),
    contacts_12: String(inWindow.contacts),
    minutes_12: minutesText(inWindow.minutes),
    revenue: exactText(inAll.revenue),
    discounts: exactText(inAll.discounts),
    returns: exactText(inAll.returns),
    cost_of_goods: exactText(inAll.costOfGoods),
    contacts: String(inAll.contacts),
    minutes: minutesText(inAll.minutes),
  });
}

function noSums(): Sums {
  return { revenue: 0n, discounts: 0n, returns: 0n, costOfGoods: 0n, contacts: 0, minutes: 0 };
}

function addDocument(
  { rates, costs, window }: ValueArithmetic,
  document: Document,
  inWindow: Sums,
  inAll: Sums,
): void {
  const { recognisedOn: day, kind, currency, lines } = document;
  if (day === null) return;
  const isReturn = kind === "credit_note" || kind === "return";
  let [net, discount, cost] = [0, 0, 0];
  for (const line of lines) {
    net += centsOf(line.netAmount);
    if (!isReturn) discount += centsOf(line.listAmount) - centsOf(line.netAmount);
    cost += line.quantity * (lastBefore(costs.get(line.productKey) ?? [], day)?.cents ?? 0);
  }
  const rate = lastBefore(rates.get(currency) ?? [], day)?.millionths ?? 1_000_000n;
  const isInWindow = day >= window.from && day < window.until;
  for (const sums of isInWindow ? [inWindow, inAll] : [inAll]) {
    sums.revenue += BigInt(net) * rate;
    sums.discounts += BigInt(discount) * rate;
    if (isReturn) sums.returns -= BigInt(net) * rate;
    sums.costOfGoods += BigInt(Math.round(cost)) * 1_000_000n;
  }
}

function addContact({ window }: ValueArithmetic, contact: Contact, inWindow: Sums, inAll: Sums): void {
  if (contact.state !== "done") return;
  const isInWindow = contact.startedAt >= window.fromInstant && contact.startedAt < window.untilInstant;
  for (const sums of isInWindow ? [inWindow, inAll] : [inAll]) {
    sums.contacts += 1;
    sums.minutes += Number(contact.minutes ?? 0);
  }
}

/** Of dated values the last one that holds on a day. */
function lastBefore<Dated extends { validFrom: string }>(
  dated: readonly Dated[],
  day: string,
): Dated | undefined {
  let found: Dated | undefined;
  for (const one of dated) if (one.validFrom <= day) found = one;
  return found;
}

/** Decimal text with as many decimals as there are, two at least. */
function exactText(sum: bigint): string {
  const digits = String(sum < 0n ? -sum : sum).padStart(9, "0");
  const fraction = digits.slice(-8).replace(/0{1,6}$/, "");
  return `${sum < 0n ? "-" : ""}${digits.slice(0, -8)}.${fraction}`;
}

function minutesText(minutes: number): string {
  return String(Math.round(minutes * 100) / 100);
}
