import { dayNumber, dayText } from "./days.ts";
import type { ActivityRate, Company, Customer, Document } from "./records.ts";

/** What one customer brought and cost between two days, both included, in euro; minutes by pool. */
export type PlainFigures = {
  revenue: number;
  revenueCovered: number;
  costOfGoods: number;
  freight: number;
  serving: number;
  redress: number;
  marketing: number;
  profit: number;
  minutes: Record<string, number>;
};

/**
 * The value of a customer by arithmetic on what the generator made: a second way beside the ledger, for holding the
 * company's shape and the ledger's figures against.
 */
export function plainFigures(
  company: Company,
  customer: Customer,
  { from, until }: { from: string; until: string },
): PlainFigures {
  const prices = pricesOf(company);
  const figures: PlainFigures = {
    ...{
      revenue: 0,
      revenueCovered: 0,
      costOfGoods: 0,
      freight: 0,
      serving: 0,
      redress: 0,
      marketing: 0,
      profit: 0,
    },
    minutes: {},
  };
  const isWithin = (day: string | null) => day !== null && day >= from && day <= until;
  const spend = (activity: string, times = 1, measured?: number) => {
    const rate = prices.rates.get(activity);
    if (rate?.pool === undefined) return;
    const minutes = measured ?? (rate.baseMinutes ?? 0) * times;
    figures.minutes[rate.pool] = (figures.minutes[rate.pool] ?? 0) + minutes;
    figures.serving += minutes * (prices.minute.get(rate.pool) ?? 0);
  };
  for (const document of customer.documents)
    if (isWithin(document.recognisedOn)) addDocument(prices, figures, document, spend);
  for (const { channel, state, startedAt, minutes } of customer.contacts) {
    if (state !== "done" || !isWithin(startedAt.slice(0, 10))) continue;
    spend(channel === "phone" ? "call" : channel, 1, minutes === null ? undefined : Number(minutes));
  }
  for (const { openedAt, redressAmount } of customer.cases) {
    if (!isWithin(openedAt.slice(0, 10))) continue;
    spend("case");
    figures.redress += Number(redressAmount ?? 0);
  }
  const touches = customer.touches.filter((touch) => isWithin(touch.at.slice(0, 10))).length;
  figures.marketing = touches * Number(prices.rates.get("campaign-touch")?.unitPrice ?? 0);
  figures.profit =
    figures.revenue -
    (figures.costOfGoods + figures.freight + figures.serving + figures.redress + figures.marketing);
  return figures;
}

/** The twelve closed months that end with the month before the day after the books end. */
export function lastTwelveMonths(company: Company): { from: string; until: string } {
  const after = dayText(dayNumber(company.choice.until) + 1);
  const [year = 0, month = 1] = after.split("-").map(Number);
  const first = Date.UTC(year - 1, month - 1, 1) / 86_400_000;
  return { from: dayText(first), until: dayText(Date.UTC(year, month - 1, 1) / 86_400_000 - 1) };
}

type Prices = {
  rates: ReadonlyMap<string, ActivityRate>;
  minute: ReadonlyMap<string, number>;
  costOn(productKey: string, day: string): number | null;
  eurosFor(currency: string, day: string): number;
};

const known = new WeakMap<Company, Prices>();

function pricesOf(company: Company): Prices {
  const before = known.get(company);
  if (before !== undefined) return before;
  const costs = new Map(company.products.map((product) => [product.key, product.costPrices]));
  const exchange = Map.groupBy(company.exchangeRates, (rate) => rate.currency);
  const prices: Prices = {
    rates: new Map(company.rates.map((rate) => [rate.activity, rate])),
    minute: new Map(
      company.pools.map((pool) => [pool.code, Number(pool.costPerMonth) / pool.minutesPerMonth]),
    ),
    costOn: (key, day) => {
      const price = costs.get(key)?.findLast((one) => one.validFrom <= day) ?? costs.get(key)?.[0];
      return price === undefined ? null : Number(price.amount);
    },
    eurosFor: (currency, day) =>
      Number(exchange.get(currency)?.findLast((rate) => rate.validFrom <= day)?.rate ?? 1),
  };
  known.set(company, prices);
  return prices;
}

function addDocument(
  prices: Prices,
  figures: PlainFigures,
  { kind, recognisedOn, currency, freightCost, lines }: Document,
  spend: (activity: string, times?: number) => void,
): void {
  const day = recognisedOn ?? "";
  const euros = prices.eurosFor(currency, day);
  const isReturn = kind === "return" || kind === "credit_note";
  figures.freight += Number(freightCost ?? 0) * euros;
  if (isReturn) spend("return");
  else {
    spend("order");
    spend("delivery");
  }
  for (const { productKey, quantity, netAmount } of lines) {
    const net = Number(netAmount) * euros;
    const cost = prices.costOn(productKey, day);
    figures.revenue += net;
    if (cost !== null) {
      figures.costOfGoods += cost * quantity;
      figures.revenueCovered += net;
    }
    if (isReturn) spend("restocking", -quantity);
    else spend("order-line");
  }
}
