import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { normaliseContactPoint } from "../../server/customers/contact-points/normalise-contact-point.ts";
import { countFacts } from "../load/count-facts.ts";
import { customerAt, customersOf, everybodyOf } from "./customers-of.ts";
import { describeCompany } from "./describe-company.ts";
import { e164Of } from "./phone-of.ts";
import { lastTwelveMonths, type PlainFigures, plainFigures } from "./plain-figures.ts";
import { type Customer, countries, type DemoChoice } from "./records.ts";

const choice: DemoChoice = { customers: 300, years: 3, seed: 1, until: "2026-10-31" };

function hashOf(wanted: DemoChoice): string {
  const company = describeCompany(wanted);
  const hash = createHash("sha256").update(JSON.stringify(company));
  for (const customer of customersOf(company)) hash.update(JSON.stringify(customer));
  return hash.digest("hex");
}

test("the same seed gives the same bytes, on any machine and for ever; another seed another company", () => {
  expect(hashOf(choice)).toBe("03af5633d19328a60d1169a3ed617fb183a4875d0fe09b9388644089bbe734dc");
  expect(hashOf({ ...choice, seed: 2 })).not.toBe(hashOf(choice));
});

test("a customer is made without the others", () => {
  const company = describeCompany(choice);
  const streamed = [...customersOf(company)];
  expect(streamed).toHaveLength(everybodyOf(company));
  for (const index of [374, 0, 150]) expect(customerAt(company, index)).toEqual(streamed[index]);
});

test("every phone, mail address and site is one the application reads, and no two phones are alike", () => {
  const phones = new Set<string>();
  let count = 0;
  for (const customer of customersOf(describeCompany({ ...choice, customers: 2000 }))) {
    const { country } = customer.party;
    for (const point of [customer.party, ...customer.people].flatMap((one) => one.points)) {
      if (point.kind === "address") continue;
      const read = normaliseContactPoint(point.kind, point.value, country);
      if (point.kind === "phone") {
        count++;
        phones.add(read ?? "");
        expect([point.value, country, e164Of(point.value, country)]).toEqual([point.value, country, read]);
      } else expect([point.value, /\.example$/.test(read ?? "")]).toEqual([point.value, true]);
    }
  }
  expect(phones.size).toBe(count);
});

test("everything lies between the first and the last day of the books, and follows from what was before", () => {
  const company = describeCompany({ ...choice, customers: 600, until: "2025-02-28", years: 2 });
  expect(company.from).toBe("2023-03-01");
  for (const { documents, payments, cases, contacts, touches } of customersOf(company)) {
    const keys = new Set(documents.map((document) => document.key));
    const days = [
      ...documents.flatMap(({ issuedOn, recognisedOn }) => [issuedOn, recognisedOn ?? issuedOn]),
      ...payments.map((payment) => payment.receivedOn),
      ...cases.map((one) => one.openedAt.slice(0, 10)),
      ...contacts.filter(({ state }) => state === "done").map((contact) => contact.startedAt.slice(0, 10)),
      ...touches.map((touch) => touch.at.slice(0, 10)),
    ];
    expect(days.filter((day) => day < company.from || day > company.choice.until)).toEqual([]);
    expect(payments.filter(({ documentKey }) => !keys.has(documentKey))).toEqual([]);
    for (const { derivedFromKey } of documents)
      if (derivedFromKey !== null) expect(keys.has(derivedFromKey)).toBe(true);
  }
});

type Row = { customer: Customer; figures: PlainFigures };

describe.each([1, 2, 3])("the shape of seed %i", (seed) => {
  const company = describeCompany({ ...choice, customers: 3000, seed });
  let rows: Row[] = [];
  let prospects: Customer[] = [];
  let top: Row[] = [];
  beforeAll(() => {
    const window = lastTwelveMonths(company);
    const all = [...customersOf(company)].map((customer) => ({
      customer,
      figures: plainFigures(company, customer, window),
    }));
    rows = all.filter(({ customer }) => !customer.isProspect);
    rows.sort((one, other) => other.figures.revenue - one.figures.revenue);
    prospects = all.map(({ customer }) => customer).filter((customer) => customer.isProspect);
    top = rows.slice(0, rows.length / 5);
  });
  const revenueOf = (some: readonly Row[]) => some.reduce((sum, { figures }) => sum + figures.revenue, 0);

  test("a fifth of the customers brings most of the revenue", () => {
    expect(revenueOf(top) / revenueOf(rows)).toBeGreaterThan(0.55);
    expect(revenueOf(top) / revenueOf(rows)).toBeLessThan(0.85);
  });

  test("a few of the fifth that brings most cost more than they bring, one to three of the ten biggest among them", () => {
    const losing = top.filter(({ figures }) => figures.profit < 0).length / top.length;
    expect(losing).toBeGreaterThan(0.03);
    expect(losing).toBeLessThan(0.08);
    const biggest = rows.slice(0, 10).filter(({ figures }) => figures.profit < 0);
    expect(biggest.length).toBeGreaterThanOrEqual(1);
    expect(biggest.length).toBeLessThanOrEqual(3);
  });

  test("the pools are used well and not beyond what they can give", () => {
    for (const { code, minutesPerMonth } of company.pools) {
      const used = rows.reduce((sum, { figures }) => sum + (figures.minutes[code] ?? 0), 0) / 12;
      expect([code, used / minutesPerMonth > 0.65, used / minutesPerMonth < 0.97]).toEqual([
        code,
        true,
        true,
      ]);
    }
  });

  test("the cost of nearly all goods is known", () => {
    const covered = rows.reduce((sum, { figures }) => sum + figures.revenueCovered, 0) / revenueOf(rows);
    expect(covered).toBeGreaterThan(0.96);
    expect(covered).toBeLessThan(0.99);
  });

  test("about twenty facts for a customer, a prospect for four, every country and character", () => {
    const facts = [...rows.map(({ customer }) => customer), ...prospects].reduce(
      (sum, customer) => sum + countFacts(customer),
      0,
    );
    expect(facts / 3000).toBeGreaterThan(18);
    expect(facts / 3000).toBeLessThan(24);
    expect(prospects).toHaveLength(750);
    expect(new Set(rows.map(({ customer }) => customer.party.country))).toEqual(new Set(countries));
    expect(new Set(rows.map(({ customer }) => customer.character)).size).toBe(14);
  });

  test("November sells more than August, and the last year more than the first", () => {
    const sold = (test: (day: string) => boolean) =>
      rows
        .flatMap(({ customer }) => customer.documents)
        .filter(({ recognisedOn }) => recognisedOn !== null && test(recognisedOn)).length;
    expect(sold((day) => day.slice(5, 7) === "11")).toBeGreaterThan(
      1.25 * sold((day) => day.slice(5, 7) === "08"),
    );
    expect(sold((day) => day >= "2025-11")).toBeGreaterThan(1.1 * sold((day) => day < "2024-11"));
  });

  test("there is something to do now: tasks, open cases, overdue invoices, open offers", () => {
    const customers = rows.map(({ customer }) => customer);
    const { until } = company.choice;
    const count = (test: (customer: Customer) => boolean) => customers.filter(test).length;
    expect(count(({ contacts }) => contacts.some(({ state }) => state === "planned"))).toBeGreaterThan(20);
    expect(count(({ cases }) => cases.some(({ state }) => state !== "closed"))).toBeGreaterThan(10);
    expect(
      count(({ documents }) =>
        documents.some(
          ({ kind, state, dueOn }) => kind === "invoice" && state === "open" && (dueOn ?? until) < until,
        ),
      ),
    ).toBeGreaterThan(20);
    expect(
      count(({ documents }) => documents.some(({ kind, state }) => kind === "quote" && state === "open")),
    ).toBeGreaterThan(10);
  });
});
