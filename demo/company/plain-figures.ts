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
  /** Contacts, cases and campaigns before the first sale; beside the profit. */
  acquisition: number;
  /** What refunds in a foreign currency cost, or bring, since the rate is another than on the day of their sale. */
  finance: number;
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
      acquisition: 0,
      finance: 0,
      profit: 0,
    },
    minutes: {},
  };
  const isWithin = (day: string | null) => day !== null && day >= from && day <= until;
  const boughtFrom = firstSale(customer);
  const spend = (activity: string, times = 1, measured?: number, day = boughtFrom) => {
    const rate = prices.rates.get(activity);
    if (rate?.pool === undefined) return;
    const minutes = measured ?? (rate.baseMinutes ?? 0) * times;
    figures.minutes[rate.pool] = (figures.minutes[rate.pool] ?? 0) + minutes;
    figures[day < boughtFrom ? "acquisition" : "serving"] += minutes * (prices.minute.get(rate.pool) ?? 0);
  };
  const sales = new Map(customer.documents.map((document) => [document.key, document]));
  for (const document of customer.documents)
    if (isWithin(document.recognisedOn))
      addDocument(prices, figures, document, sales.get(document.derivedFromKey ?? ""), spend);
  for (const { channel, state, startedAt, minutes } of customer.contacts) {
    const day = startedAt.slice(0, 10);
    if (state !== "done" || !isWithin(day)) continue;
    spend(channel === "phone" ? "call" : channel, 1, minutes === null ? undefined : Number(minutes), day);
  }
  for (const { openedAt, redressAmount } of customer.cases) {
    const day = openedAt.slice(0, 10);
    if (!isWithin(day)) continue;
    spend("case", 1, undefined, day);
    figures[day < boughtFrom ? "acquisition" : "redress"] += Number(redressAmount ?? 0);
  }
  for (const { at } of customer.touches) {
    const day = at.slice(0, 10);
    if (isWithin(day))
      figures[day < boughtFrom ? "acquisition" : "marketing"] += Number(
        prices.rates.get("campaign-touch")?.unitPrice ?? 0,
      );
  }
  figures.profit =
    figures.revenue -
    (figures.costOfGoods +
      figures.freight +
      figures.serving +
      figures.redress +
      figures.marketing +
      figures.finance);
  return figures;
}

/** The day from which on work serves a customer; later than all days where nothing was bought. */
function firstSale({ documents }: Customer): string {
  let first = "9999-12-31";
  for (const { kind, recognisedOn } of documents)
    if ((kind === "order" || kind === "invoice") && recognisedOn !== null && recognisedOn < first)
      first = recognisedOn;
  return first;
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
  origin: Document | undefined,
  spend: (activity: string, times?: number) => void,
): void {
  const day = recognisedOn ?? "";
  const euros = prices.eurosFor(currency, day);
  const isReturn = kind === "return" || kind === "credit_note";
  const soldOn = isReturn && origin?.currency === currency ? origin.recognisedOn : null;
  const eurosBooked = prices.eurosFor(currency, soldOn ?? day);
  figures.freight += Number(freightCost ?? 0) * euros;
  if (isReturn) spend("return");
  else {
    spend("order");
    spend("delivery");
  }
  for (const { productKey, quantity, netAmount } of lines) {
    const net = Number(netAmount) * eurosBooked;
    const cost = prices.costOn(productKey, day);
    figures.revenue += net;
    figures.finance += Number(netAmount) * (eurosBooked - euros);
    if (cost !== null) {
      figures.costOfGoods += cost * quantity;
      figures.revenueCovered += net;
    }
    if (isReturn) spend("restocking", -quantity);
    else spend("order-line");
  }
}
