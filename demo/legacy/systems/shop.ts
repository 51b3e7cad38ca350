import { dayNumber, dayText } from "../../company/days.ts";
import { amountText } from "../../company/money.ts";
import { type Random, randomFor, share, whole } from "../../company/random.ts";
import type { Company, Customer, Line, Point } from "../../company/records.ts";
import { totalsOf } from "../cents.ts";
import type { Desk } from "../desk.ts";
import { secondRecordShare } from "../dirt/dirt-rates.ts";
import { befalls, entryOf, noteDirt, spoil } from "../dirt/entry.ts";
import { writeLater } from "../dirt/later-rows.ts";
import { type PartyColumns, spoilParty } from "../dirt/spoil-party.ts";
import { strayCurrency } from "../dirt/stray-currency.ts";
import { purposes } from "../purposes.ts";
import { reachOf } from "../reach-of.ts";
import { addRevenue } from "../truth/revenue-sums.ts";
import { nobody, noteRecord } from "../truth/truth.ts";
import { dayTurned, englishAmount, usDay } from "../writing/written-forms.ts";
import { enteredOn } from "./entered-on.ts";
import type { Sale } from "./held-by.ts";
import type { ShopTables } from "./shop-tables.ts";

/** The shop while it is written: its tables, and the next numbers of its records. */
export type Shop = { tables: ShopTables; nextCustomer: number; nextSubscriber: number };

export function shopOf(tables: ShopTables): Shop {
  return { tables, nextCustomer: 100_001, nextSubscriber: 1 };
}

export function writeShopBasics({ tables }: Shop, company: Company): void {
  for (const { code, name, category, unit, listPrice } of company.products)
    tables.products.write({
      sku: code,
      title: name,
      category,
      unit,
      price: englishAmount(listPrice),
      active: "TRUE",
    });
}

/** A customer as the shop knows them: who registered, and what they ordered and sent back. */
export function writeToShop(desk: Desk, shop: Shop, customer: Customer, sales: readonly Sale[]): void {
  const random = randomFor(desk.seed, customer.index, purposes.shop);
  if (befalls(random, "test_record", "shop")) writeTestCustomer(desk, shop, random);
  const registered = new Map<string, string[]>();
  for (const buyer of buyersOf(customer, sales)) {
    const ids = [writeCustomer(desk, shop, customer, buyer, { random, repeats: null })];
    if (befalls(random, "duplicate", "shop"))
      ids.push(writeCustomer(desk, shop, customer, buyer, { random, repeats: ids[0] ?? null }));
    registered.set(buyer.personKey, ids);
  }
  const [usual = []] = registered.values();
  for (const sale of sales) {
    const ids = registered.get(sale.document.personKey ?? "") ?? usual;
    const isSecond = ids.length > 1 && share(random) < secondRecordShare;
    const buyer = (isSecond ? ids[1] : ids[0]) ?? "";
    if (isReturn(sale)) writeReturn(desk, shop, customer, random, { ...sale, buyer });
    else writeOrder(desk, shop, customer, random, { ...sale, buyer });
  }
}

type Buyer = { personKey: string; given: string; family: string; points: readonly Point[] };

/** Who registered: the person who buys, each member of a household, one or more people of an organisation. */
function buyersOf({ key, party, people }: Customer, sales: readonly Sale[]): readonly Buyer[] {
  if (party.kind === "person")
    return [
      {
        personKey: key,
        given: party.givenName ?? "",
        family: party.familyName ?? party.name,
        points: party.points,
      },
    ];
  const named = people.filter(
    (person, at) =>
      at === 0 ||
      party.kind === "household" ||
      sales.some(({ document }) => document.personKey === person.key),
  );
  if (named.length === 0) return [{ personKey: "", given: "", family: "", points: party.points }];
  return named.map(({ key: personKey, givenName, familyName, points }) => ({
    personKey,
    given: givenName,
    family: familyName,
    points,
  }));
}

function writeCustomer(
  desk: Desk,
  shop: Shop,
  customer: Customer,
  buyer: Buyer,
  { random, repeats }: { random: Random; repeats: string | null },
): string {
  const { truth, neighbours, later } = desk;
  const { party } = customer;
  const [own, shared] = [reachOf(buyer.points), reachOf(party.points)];
  const address = own.address ?? shared.address;
  const mail = own.mail || shared.mail;
  const id = String(shop.nextCustomer++);
  const isSecond = repeats !== null;
  const wantsNews = mail !== "" && share(random) < 0.45;
  const entry = entryOf("shop", shop.tables.customers, id, {
    customer_id: id,
    email: mail,
    first_name: buyer.given,
    last_name: buyer.family,
    company: party.kind === "organisation" ? (party.legalName ?? party.name) : "",
    phone: own.mobile || own.phone || shared.mobile || shared.phone,
    street: address?.line1 ?? "",
    address_2: address?.line2 ?? "",
    city: address?.city ?? "",
    state: address?.region ?? "",
    zip: address?.postcode ?? "",
    country: party.country,
    is_business: word(party.kind === "organisation"),
    newsletter: wantsNews ? "yes" : "no",
    registered: `${usDay(enteredOn(desk, party.since, isSecond, random))} ${clock(random)}`,
  });
  spoilParty({ truth, random, neighbours, country: party.country, isSecond }, entry, customerColumns);
  const whose = { customerKey: customer.key, personKey: buyer.personKey, character: customer.character };
  noteRecord(truth, "shop", entry.table.name, id, whose);
  if (wantsNews) writeNewsletter(desk, shop, customer, random, { mail, name: entry.row, whose });
  if (isSecond) {
    noteDirt(truth, {
      system: "shop",
      file: entry.table.name,
      id,
      column: "",
      kind: "duplicate",
      shouldBe: repeats,
    });
    writeLater(later, random, () => entry.table.write(entry.row));
  } else entry.table.write(entry.row);
  return id;
}

const customerColumns: PartyColumns<ShopTables["customers"]["columns"][number]> = {
  organisation: "company",
  given: "first_name",
  family: "last_name",
  street: "street",
  city: "city",
  region: "state",
  postcode: "zip",
  mail: "email",
  phone: "phone",
  optional: ["phone", "state", "zip", "first_name", "street"],
};

function word(flag: boolean): string {
  return flag ? "TRUE" : "FALSE";
}

/** A time of the day as the shop writes it: `2:05 PM`. */
function clock(random: Random): string {
  const minutes = whole(random, 7 * 60, 22 * 60);
  const hour = Math.floor(minutes / 60);
  return `${hour % 12 || 12}:${String(minutes % 60).padStart(2, "0")} ${hour < 12 ? "AM" : "PM"}`;
}

type Subscription = {
  mail: string;
  name: Readonly<Record<"first_name" | "last_name", string>>;
  whose: { customerKey: string; personKey: string; character: string };
};

/** The list of the newsletter goes by mail address alone; some have had enough of it. */
function writeNewsletter(
  { truth, company }: Desk,
  shop: Shop,
  { party }: Customer,
  random: Random,
  { mail, name, whose }: Subscription,
): void {
  const hasLeft = share(random) < 0.18;
  const [from, until] = [dayNumber(party.since), dayNumber(company.choice.until)];
  const table = shop.tables.newsletter;
  const id = String(shop.nextSubscriber++);
  const entry = entryOf("shop", table, id, {
    subscriber_id: id,
    email: mail,
    name: `${name.first_name} ${name.last_name}`.trim(),
    language: party.language,
    subscribed: hasLeft ? "no" : "yes",
    opted_in: `${usDay(party.since)} ${clock(random)}`,
    opted_out: hasLeft ? usDay(dayText(whole(random, Math.min(from, until), until))) : "",
    source: share(random) < 0.7 ? "Checkout" : "Footer form",
  });
  if (befalls(random, "letter_case", "shop")) spoil(truth, entry, "email", "letter_case", mail.toUpperCase());
  table.write(entry.row);
  noteRecord(truth, "shop", table.name, id, whose);
}

const testNames = ["test", "Tester", "asdf", "Mickey Mouse", "xxx"];

function writeTestCustomer(desk: Desk, shop: Shop, random: Random): void {
  const id = String(shop.nextCustomer++);
  const name = testNames[Math.floor(share(random) * testNames.length)] ?? "test";
  const { customers } = shop.tables;
  customers.write({
    ...{
      customer_id: id,
      email: `${name.replace(/\W/g, "")}@test.invalid`,
      first_name: name,
      last_name: name,
    },
    ...{
      company: "",
      phone: "1234567890",
      street: "Test 1",
      address_2: "",
      city: "Test",
      state: "",
      zip: "12345",
    },
    ...{ country: "US", is_business: "FALSE", newsletter: "no", registered: "1/1/2020 12:00 AM" },
  });
  noteRecord(desk.truth, "shop", customers.name, id, nobody);
  noteDirt(desk.truth, {
    system: "shop",
    file: customers.name,
    id,
    column: "",
    kind: "test_record",
    shouldBe: "",
  });
}

type Ordered = Sale & { buyer: string };

function isReturn({ document }: Sale): boolean {
  return document.kind === "return" || document.kind === "credit_note";
}

/** The day a sale counts as revenue is the day the shop shows; the words of its status say whether it does. */
function writeOrder(
  desk: Desk,
  shop: Shop,
  { payments }: Customer,
  random: Random,
  { document, number, buyer }: Ordered,
): void {
  const [amount, tax] = totalsOf(document.lines);
  const paid = payments.find(({ documentKey }) => documentKey === document.key);
  addRevenue(desk.revenue, "shop", document);
  const day = document.recognisedOn ?? document.issuedOn;
  const entry = entryOf("shop", shop.tables.orders, number, {
    order_no: number,
    order_date: usDay(day),
    customer_id: buyer,
    status: document.state === "cancelled" ? "Cancelled" : document.recognisedOn ? "Completed" : "Pending",
    currency: document.currency,
    amount: englishAmount(amountText(amount)),
    tax: englishAmount(amountText(tax)),
    total: englishAmount(amountText(amount + tax)),
    carriage: document.freightCost === null ? "" : englishAmount(document.freightCost),
    paid: word(paid !== undefined),
    paid_on: paid === undefined ? "" : usDay(paid.receivedOn),
    payment_method: paid?.method ?? "",
  });
  if (befalls(random, "date_order", "shop"))
    spoil(desk.truth, entry, "order_date", "date_order", usDay(dayTurned(day)));
  const isOrphan = befalls(random, "orphan", "shop");
  if (!isOrphan) entry.table.write(entry.row);
  for (const [at, line] of document.lines.entries()) {
    const table = shop.tables.orderLines;
    const row = lineRow(desk, at + 1, line);
    const lineEntry = entryOf("shop", table, `${number}/${at + 1}`, { order_no: number, ...row });
    if (befalls(random, "currency_sign", "shop")) {
      const words = strayCurrency(row.amount, document.currency, "shop", share(random));
      spoil(desk.truth, lineEntry, "amount", "currency_sign", words);
    }
    if (isOrphan) noteOrphan(desk, table.name, lineEntry.id, number);
    table.write(lineEntry.row);
  }
}

function noteOrphan({ truth }: Desk, file: string, id: string, number: string): void {
  noteDirt(truth, { system: "shop", file, id, column: "order_no", kind: "orphan", shouldBe: number });
}

function writeReturn(
  desk: Desk,
  shop: Shop,
  { documents }: Customer,
  random: Random,
  { document, number, buyer }: Ordered,
): void {
  const { returns, returnLines } = shop.tables;
  const [amount, tax] = totalsOf(document.lines);
  addRevenue(desk.revenue, "shop", document);
  const day = document.recognisedOn ?? document.issuedOn;
  const entry = entryOf("shop", returns, number, {
    return_no: number,
    return_date: usDay(day),
    customer_id: buyer,
    order_no: documents.find(({ key }) => key === document.derivedFromKey)?.number ?? "",
    status: document.recognisedOn === null ? "Open" : "Refunded",
    currency: document.currency,
    amount: englishAmount(amountText(amount)),
    tax: englishAmount(amountText(tax)),
    carriage: document.freightCost === null ? "" : englishAmount(document.freightCost),
  });
  if (befalls(random, "date_order", "shop"))
    spoil(desk.truth, entry, "return_date", "date_order", usDay(dayTurned(day)));
  returns.write(entry.row);
  for (const [at, line] of document.lines.entries())
    returnLines.write({ return_no: number, ...lineRow(desk, at + 1, line) });
}

function lineRow({ products }: Desk, position: number, line: Line) {
  const product = products.get(line.productKey);
  return {
    line_no: String(position),
    sku: product?.code ?? "",
    title: product?.name ?? "",
    quantity: String(line.quantity),
    unit_price: englishAmount(line.listPrice),
    gross_amount: englishAmount(line.listAmount),
    discount: englishAmount(line.discountAmount),
    amount: englishAmount(line.netAmount),
    tax: englishAmount(line.taxAmount),
  };
}
