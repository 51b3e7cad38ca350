import { demandByMonth, salesByMonth } from "../catalogue.ts";
import { type DayNumber, dayNumber, dayText, monthOf, weekday, workingDay } from "../days.ts";
import { amountText, moneyOf, percentOf } from "../money.ts";
import type { Profile } from "../profile-of.ts";
import { around, chance, pick, type Random, randomFor, rounded, share, whole } from "../random.ts";
import type { Company, Document, Line, Payment, Person } from "../records.ts";
import { makeLines, returnedLines, totalOf } from "./make-lines.ts";

const purpose = 4;

/** What was ordered, billed, sent back and paid, in order of days. */
export type Sales = { documents: Document[]; payments: Payment[]; orderDays: DayNumber[] };

/** Everything a maker of one customer's facts needs. */
export type Making = {
  company: Company;
  profile: Profile;
  people: readonly Person[];
  first: DayNumber;
  last: DayNumber;
};

export function makeSales(making: Making): Sales {
  const { company, profile } = making;
  const random = randomFor(company.choice.seed, profile.index, purpose);
  const days = orderDaysOf(random, making);
  const sales: Sales = { documents: [], payments: [], orderDays: days };
  const [euros, orders] = [profile.eurosPerYear, profile.ordersPerYear];
  // What is taken off must be ordered on top, or deep discounts would make a customer small.
  const centsPerOrder = (euros * 100) / orders / (1 - profile.behaviour.discountPercent / 100);
  for (const [no, day] of days.entries()) {
    const spread = profile.rank < 10 ? 0.35 : 0.6;
    const lines = makeLines(random, profile, day, Math.round(centsPerOrder * around(random, spread)));
    if (profile.kind === "organisation") orderAndInvoice(random, making, sales, no + 1, day, lines);
    else shopOrder(random, making, sales, no + 1, day, lines);
  }
  return sales;
}

/** The days of the orders: more in busy months and, for who grows or shrinks, towards one end. */
function orderDaysOf(random: Random, { profile, first, last }: Making): DayNumber[] {
  if (profile.isProspect) return [];
  const years = Math.max(0, profile.until - first) / 365;
  const expected = profile.character === "one purchase" ? 1 : Math.max(1.02, profile.ordersPerYear * years);
  const count =
    profile.character === "one purchase" ? 1 : Math.max(1, rounded(random, expected * around(random, 0.25)));
  const days: DayNumber[] = [];
  for (let no = 0; no < count; no++) {
    const day = orderDay(random, profile, first, (no + share(random)) / count);
    if (day <= last) days.push(day);
  }
  if (days.length === 0) days.push(Math.min(first, last));
  return days.sort((one, other) => one - other);
}

/** @param at how far into the time it should fall, 0 to 1 */
function orderDay(random: Random, profile: Profile, first: DayNumber, at: number): DayNumber {
  const { character, until, pause } = profile;
  let part = at;
  if (character === "growing") part = 1 - (1 - at) * (0.55 + 0.45 * (1 - at));
  if (character === "shrinking") part = at * (0.55 + 0.45 * at);
  const season = character === "seasonal" ? pickSeason(profile.index) : salesByMonth;
  let day = first + Math.floor((until - first) * part);
  // A day in a quiet month mostly moves to another of its surroundings.
  for (let tries = 0; tries < 5 && share(random) * 136 > (season[monthOf(day)] ?? 100); tries++)
    day = Math.min(until, Math.max(first, day + whole(random, -75, 75)));
  if (pause !== null && day >= pause[0] && day < pause[1]) day = Math.min(until, pause[1] + (day - pause[0]));
  return profile.kind === "organisation" ? Math.max(first, workingDayUntil(day, until)) : day;
}

function pickSeason(index: number): readonly number[] {
  return index % 2 === 0 ? demandByMonth.winter : demandByMonth.summer;
}

function workingDayUntil(day: DayNumber, until: DayNumber): DayNumber {
  const next = workingDay(day);
  return next <= until ? next : day - (weekday(day) === 0 ? 2 : 1);
}

/** Organisations order, are delivered to and billed, and pay by transfer. */
function orderAndInvoice(
  random: Random,
  making: Making,
  sales: Sales,
  no: number,
  day: DayNumber,
  lines: Line[],
): void {
  const { profile, people, last } = making;
  const key = `${profile.index}.${no}`;
  const common = commonOf(making, random, people);
  const isCancelled = no > 1 && chance(random, 2);
  const invoicedOn = workingDay(day + whole(random, 1, 5));
  const isBilled = !isCancelled && invoicedOn <= last;
  const promised = workingDay(day + 7);
  const shipped = shippingDay(making, no, { invoicedOn, promised });
  const shippedOn = isBilled && shipped <= last ? dayText(shipped) : null;
  const order: Document = {
    ...common,
    key: `o${key}`,
    kind: "order",
    number: `O-${key}`,
    state: isCancelled ? "cancelled" : isBilled ? "closed" : "confirmed",
    issuedOn: dayText(day),
    dueOn: isCancelled ? null : dayText(promised),
    shippedOn,
    recognisedOn: null,
    freightCost: null,
    derivedFromKey: null,
    lines,
  };
  sales.documents.push(order);
  if (!isBilled) return;
  const due = invoicedOn + 30;
  const paidOn = paymentDay(random, making, due);
  const isPaid = paidOn !== null && paidOn <= last;
  sales.documents.push({
    ...common,
    key: `i${key}`,
    kind: "invoice",
    number: `I-${key}`,
    state: isPaid ? "closed" : "open",
    issuedOn: dayText(invoicedOn),
    dueOn: dayText(due),
    shippedOn,
    recognisedOn: dayText(invoicedOn),
    freightCost: freightOf(random, making, lines),
    derivedFromKey: order.key,
    lines,
  });
  if (isPaid) pay(sales, making, `i${key}`, paidOn, totalOf(lines), "transfer");
  if (chance(random, profile.behaviour.returnPercent))
    sendBack(random, making, sales, key, invoicedOn, lines, isPaid);
}

/** With the bill, which is in time, or some days after the promise. Drawn by itself: what was drawn before stays as it was. */
function shippingDay(
  { company, profile }: Making,
  no: number,
  { invoicedOn, promised }: { invoicedOn: DayNumber; promised: DayNumber },
): DayNumber {
  const random = randomFor(company.choice.seed, profile.index, purpose + 1000 + no);
  if (!chance(random, profile.behaviour.latePercent)) return Math.min(invoicedOn, promised);
  return workingDay(promised + whole(random, 1, 6));
}

/** Consumers buy in the shop and pay at once; the order itself is the sale. */
function shopOrder(
  random: Random,
  making: Making,
  sales: Sales,
  no: number,
  day: DayNumber,
  lines: Line[],
): void {
  const { profile, people, last } = making;
  const key = `${profile.index}.${no}`;
  const isCancelled = no > 1 && chance(random, 2);
  const paidOn = Math.min(last, day + whole(random, 0, 2));
  sales.documents.push({
    ...commonOf(making, random, people),
    key: `o${key}`,
    kind: "order",
    number: `S-${key}`,
    state: isCancelled ? "cancelled" : day + 4 > last ? "confirmed" : "closed",
    issuedOn: dayText(day),
    dueOn: isCancelled ? null : dayText(day),
    shippedOn: isCancelled || day + 4 > last ? null : dayText(day),
    recognisedOn: isCancelled ? null : dayText(day),
    freightCost: isCancelled ? null : freightOf(random, making, lines),
    derivedFromKey: null,
    lines,
  });
  if (isCancelled) return;
  pay(sales, making, `o${key}`, paidOn, totalOf(lines), pick(random, ["card", "card", "transfer", "wallet"]));
  if (chance(random, profile.behaviour.returnPercent)) sendBack(random, making, sales, key, day, lines, true);
}

function commonOf({ profile }: Making, random: Random, people: readonly Person[]) {
  return {
    currency: moneyOf[profile.country].currency,
    ownerKey: profile.owner?.key ?? null,
    personKey: people.length === 0 ? null : pick(random, people).key,
  };
}

/** The day the money comes; null for who never pays the last bills. */
function paymentDay(random: Random, { profile, last }: Making, due: DayNumber): DayNumber | null {
  const isLatePayer = profile.character === "late payer";
  // One late payer in six stopped paying half a year ago.
  if (isLatePayer && profile.index % 6 === 0 && due > last - 200) return null;
  const late = profile.behaviour.daysLate + whole(random, -9, 9) + (isLatePayer ? whole(random, 0, 25) : 0);
  return workingDay(due + Math.max(late, -28));
}

const freightCents: Partial<Record<string, number>> = { DE: 640, US: 2900, JP: 3100, GB: 1750, UA: 1450 };

/** What carriage costs us, in the document's currency: by country and weight, dearer when it must be there tomorrow. */
function freightOf(random: Random, { profile }: Making, lines: readonly Line[]): string {
  const { euros } = moneyOf[profile.country];
  const net = netOf(lines);
  const isRush = chance(random, profile.behaviour.rushPercent);
  const base = (freightCents[profile.country] ?? 1150) / euros;
  const cents = (base + percentOf(net, 0.9)) * (isRush ? 2.4 : 1) + (isRush ? percentOf(net, 2.2) : 0);
  return amountText(Math.round(cents));
}

function netOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + Math.round(Number(line.netAmount) * 100), 0);
}

function pay(
  sales: Sales,
  { profile }: Making,
  documentKey: string,
  day: DayNumber,
  cents: number,
  method: string,
): void {
  sales.payments.push({
    key: `y${documentKey}`,
    receivedOn: dayText(day),
    amount: amountText(cents),
    currency: moneyOf[profile.country].currency,
    method,
    documentKey,
  });
}

/** Part of what was delivered comes back: a credit note for organisations, a return for people, and the money with it. */
function sendBack(
  random: Random,
  making: Making,
  sales: Sales,
  key: string,
  soldOn: DayNumber,
  lines: readonly Line[],
  isPaid: boolean,
): void {
  const day = workingDay(soldOn + whole(random, 4, 24));
  if (day > making.last) return;
  const returned = returnedLines(random, lines);
  if (returned.length === 0) return;
  const isOrganisation = making.profile.kind === "organisation";
  sales.documents.push({
    ...commonOf(making, random, making.people),
    key: `r${key}`,
    kind: isOrganisation ? "credit_note" : "return",
    number: `${isOrganisation ? "C" : "R"}-${key}`,
    state: "closed",
    issuedOn: dayText(day),
    dueOn: null,
    shippedOn: null,
    recognisedOn: dayText(day),
    freightCost: amountText(Math.round(690 / moneyOf[making.profile.country].euros)),
    derivedFromKey: `${isOrganisation ? "i" : "o"}${key}`,
    lines: returned,
  });
  const refundOn = day + whole(random, 2, 10);
  if (isPaid && refundOn <= making.last)
    pay(sales, making, `r${key}`, refundOn, totalOf(returned), "transfer");
}

/** The first day that can hold a fact of this customer. */
export function firstDayOf(company: Company, profile: Profile): DayNumber {
  return Math.max(dayNumber(company.from), profile.since);
}
