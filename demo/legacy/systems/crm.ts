import { dayNumber, instantText } from "../../company/days.ts";
import { type Random, randomFor, share, whole } from "../../company/random.ts";
import type { Company, Customer, Person, Point } from "../../company/records.ts";
import type { Desk } from "../desk.ts";
import { type DirtKind, secondRecordShare } from "../dirt/dirt-rates.ts";
import { befalls, entryOf, noteDirt, spoil } from "../dirt/entry.ts";
import { writeLater } from "../dirt/later-rows.ts";
import { otherAccount, rememberAccount } from "../dirt/neighbours.ts";
import { type PartyColumns, type Spoiling, spoilParty } from "../dirt/spoil-party.ts";
import { purposes } from "../purposes.ts";
import { reachOf } from "../reach-of.ts";
import { nobody, noteRecord } from "../truth/truth.ts";
import type { CrmTables } from "./crm-tables.ts";
import { enteredOn } from "./entered-on.ts";
import { isOrganisationInCrm } from "./held-by.ts";

/** The CRM while it is written: its tables and the next numbers of its records. */
export type Crm = { tables: CrmTables; nextContact: number; nextActivity: number };

export function crmOf(tables: CrmTables): Crm {
  return { tables, nextContact: 1, nextActivity: 1 };
}

/** Who works there, and the campaigns. */
export function writeCrmBasics({ tables }: Crm, company: Company): void {
  for (const { key, name, mail, role, team } of company.staff)
    tables.users.write({ "User ID": key, "Full Name": name, Email: mail, Role: role, Team: team });
  for (const campaign of company.campaigns)
    tables.campaigns.write({
      "Campaign ID": campaign.key,
      "Campaign Name": campaign.name,
      "Campaign Type": campaign.type,
      "Start Date": campaign.startsOn,
      "End Date": campaign.endsOn,
      "Actual Cost": campaign.cost,
    });
}

/** The CRM's records of a customer, by which what happened with them is written down. */
export type CrmRecords = {
  /** The account, and the one that repeats it. None for people who buy for themselves. */
  accounts: readonly string[];
  /** By person key. A person who buys for themselves stands under the customer's key. */
  contacts: ReadonlyMap<string, readonly string[]>;
};

/** A customer as the CRM knows them: an account with its people, or the people alone. */
export function writePartyToCrm(desk: Desk, crm: Crm, customer: Customer): CrmRecords {
  const { seed } = desk;
  const random = randomFor(seed, customer.index, purposes.crm);
  if (befalls(random, "test_record", "crm")) writeTestAccount(desk, crm, random, customer.index);
  const accounts = customer.party.kind === "organisation" ? writeAccounts(desk, crm, customer, random) : [];
  const contacts = new Map<string, string[]>();
  for (const person of peopleOf(customer)) {
    const account = recordFor(accounts, random);
    const ids = [writeContact(desk, crm, customer, person, { random, account, repeats: null })];
    if (befalls(random, "duplicate", "crm"))
      ids.push(writeContact(desk, crm, customer, person, { random, account, repeats: ids[0] ?? null }));
    contacts.set(person.key, ids);
  }
  return { accounts, contacts };
}

/** One of somebody's records in a system: where there are two, the second at times. */
export function recordFor(ids: readonly string[], random: Random): string {
  const [first = "", second] = ids;
  return second !== undefined && share(random) < secondRecordShare ? second : first;
}

function accountId(index: number, copy: number): string {
  return `ACC${String(1_000_000 + index * 4 + copy)}`;
}

function writeAccounts(desk: Desk, crm: Crm, customer: Customer, random: Random): string[] {
  const first = writeAccount(desk, crm, customer, { random, repeats: null });
  if (!befalls(random, "duplicate", "crm")) return [first];
  return [first, writeAccount(desk, crm, customer, { random, repeats: first })];
}

type Making = { random: Random; repeats: string | null };

function writeAccount(desk: Desk, crm: Crm, customer: Customer, { random, repeats }: Making): string {
  const { party, index } = customer;
  const { phone, mobile, mail, site, address } = reachOf(party.points);
  const isSecond = repeats !== null;
  const id = accountId(index, isSecond ? 1 : 0);
  const parent = customer.relations.find(({ type }) => type === "subsidiary_of")?.toIndex;
  const entry = entryOf("crm", crm.tables.accounts, id, {
    "Account ID": id,
    "Account Name": isSecond ? party.name : (party.legalName ?? party.name),
    Type: customer.isProspect ? "Prospect" : "Customer",
    Industry: party.industry ?? "",
    Employees: party.employeesCount === null ? "" : String(party.employeesCount),
    "Annual Revenue": party.annualRevenue ?? "",
    Website: site,
    Phone: phone || mobile,
    Email: mail,
    "Billing Street": [address?.line1, address?.line2].filter(Boolean).join("\n"),
    "Billing City": address?.city ?? "",
    "Billing State": address?.region ?? "",
    "Billing Code": address?.postcode ?? "",
    "Billing Country": party.country,
    "Parent Account ID":
      parent !== undefined && isOrganisationInCrm(desk.seed, parent) ? accountId(parent, 0) : "",
    "Owner ID": party.ownerKey ?? "",
    Description: describe(customer),
    "Created Time": createdTime(desk, party.since, isSecond, random),
  });
  spoilParty(spoilingOf(desk, customer, random, isSecond), entry, accountColumns);
  if (entry.row.Description !== "" && befalls(random, "html_note", "crm"))
    spoil(desk.truth, entry, "Description", "html_note", asHtml(entry.row.Description));
  noteRecord(desk.truth, "crm", entry.table.name, id, {
    customerKey: customer.key,
    personKey: "",
    character: customer.character,
  });
  if (isSecond) {
    noteWhole(desk, entry.table.name, id, "duplicate", repeats);
    writeLater(desk.later, random, () => entry.table.write(entry.row));
  } else {
    entry.table.write(entry.row);
    rememberAccount(desk.neighbours, id, index);
  }
  return id;
}

function createdTime(desk: Desk, since: string, isSecond: boolean, random: Random): string {
  const minutes = whole(random, 0, 59);
  const hour = whole(random, 7, 15);
  const day = enteredOn(desk, since, isSecond, random);
  return desk.localTime(instantText(dayNumber(day), hour * 60 + minutes));
}

const accountColumns: PartyColumns<CrmTables["accounts"]["columns"][number]> = {
  organisation: "Account Name",
  street: "Billing Street",
  city: "Billing City",
  region: "Billing State",
  postcode: "Billing Code",
  mail: "Email",
  phone: "Phone",
  site: "Website",
  optional: ["Website", "Phone", "Email", "Industry", "Billing Street", "Billing Code", "Employees"],
};

/** What the sellers wrote about an account when they opened it, in a line or two. */
function describe({ party, character, relations }: Customer): string {
  const lines = [
    character === "price grinder" ? "Always asks for another discount." : "",
    character === "late payer" ? "Pays, but later than agreed: ask before large orders." : "",
    character === "big and demanding" ? `${party.name}: call back the same day.` : "",
    relations.some(({ type }) => type === "subsidiary_of") ? "Orders through the group." : "",
  ];
  return lines.filter(Boolean).join("\n");
}

function spoilingOf(desk: Desk, { party }: Customer, random: Random, isSecond: boolean): Spoiling {
  return { truth: desk.truth, neighbours: desk.neighbours, random, country: party.country, isSecond };
}

function noteWhole({ truth }: Desk, file: string, id: string, kind: DirtKind, shouldBe: string): void {
  noteDirt(truth, { system: "crm", file, id, column: "", kind, shouldBe });
}

type Named = Pick<Person, "key" | "givenName" | "familyName" | "title" | "since"> & {
  points: readonly Point[];
};

/** People whom the CRM keeps one by one: those at an organisation or in a household, or the one who buys. */
function peopleOf({ key, party, people }: Customer): readonly Named[] {
  if (party.kind !== "person") return people;
  const { givenName, familyName, points, since } = party;
  return [
    { key, givenName: givenName ?? "", familyName: familyName ?? party.name, title: null, since, points },
  ];
}

function writeContact(
  desk: Desk,
  crm: Crm,
  customer: Customer,
  person: Named,
  { random, account, repeats }: Making & { account: string },
): string {
  const { party } = customer;
  const own = reachOf(person.points);
  const address = account === "" ? (own.address ?? reachOf(party.points).address) : own.address;
  const id = `CON${String(1_000_000 + crm.nextContact++)}`;
  const isSecond = repeats !== null;
  const entry = entryOf("crm", crm.tables.contacts, id, {
    "Contact ID": id,
    "Account ID": account,
    "First Name": person.givenName,
    "Last Name": person.familyName,
    Title: person.title ?? "",
    Type: account !== "" ? "Contact" : customer.isProspect ? "Prospect" : "Customer",
    Email: own.mail,
    Phone: own.phone,
    Mobile: own.mobile,
    "Mailing Street": address?.line1 ?? "",
    "Mailing City": address?.city ?? "",
    "Mailing State": address?.region ?? "",
    "Mailing Code": address?.postcode ?? "",
    "Mailing Country": address === undefined ? "" : party.country,
    "Owner ID": party.ownerKey ?? "",
    "Created Time": createdTime(desk, person.since, isSecond, random),
  });
  const columns = { ...contactColumns, phone: own.mobile === "" ? "Phone" : "Mobile" } as const;
  spoilParty(spoilingOf(desk, customer, random, isSecond), entry, columns);
  noteRecord(desk.truth, "crm", entry.table.name, id, {
    customerKey: customer.key,
    personKey: person.key,
    character: customer.character,
  });
  const wrong = account !== "" && befalls(random, "wrong_account", "crm");
  const other = wrong ? otherAccount(desk.neighbours, customer.index, random) : undefined;
  if (other !== undefined) {
    noteWrongAccount(desk, { file: entry.table.name, id, standsOn: other, belongsOn: account }, customer);
    spoil(desk.truth, entry, "Account ID", "wrong_account", other);
  }
  if (isSecond) {
    noteWhole(desk, entry.table.name, id, "duplicate", repeats);
    writeLater(desk.later, random, () => entry.table.write(entry.row));
  } else entry.table.write(entry.row);
  return id;
}

const contactColumns: PartyColumns<CrmTables["contacts"]["columns"][number]> = {
  given: "First Name",
  family: "Last Name",
  street: "Mailing Street",
  city: "Mailing City",
  region: "Mailing State",
  postcode: "Mailing Code",
  mail: "Email",
  optional: ["Email", "Phone", "Mobile", "Title", "First Name"],
};

export function noteWrongAccount(
  { truth }: Desk,
  { file, id, standsOn, belongsOn }: { file: string; id: string; standsOn: string; belongsOn: string },
  customer: Customer,
): void {
  truth.wrongAccounts.write({
    system: "crm",
    file,
    record_id: id,
    stands_on: standsOn,
    belongs_on: belongsOn,
    customer_key: customer.key,
  });
}

const testNames = [
  "Test Account",
  "test test",
  "AAA Do Not Use",
  "Demo Company (training)",
  "qwertz",
  "zzz old",
];

function writeTestAccount(desk: Desk, crm: Crm, random: Random, index: number): void {
  const id = accountId(index, 3);
  const table = crm.tables.accounts;
  const blank = Object.fromEntries(table.columns.map((column) => [column, ""])) as Record<
    (typeof table.columns)[number],
    string
  >;
  table.write({
    ...blank,
    "Account ID": id,
    "Account Name": testNames[Math.floor(share(random) * testNames.length)] ?? "Test",
    Type: "Customer",
    Email: "test@test.invalid",
    Phone: "123456",
  });
  noteRecord(desk.truth, "crm", table.name, id, nobody);
  noteWhole(desk, table.name, id, "test_record", "");
}

/** A text as the editor of the CRM stored it. */
export function asHtml(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<div dir="ltr">${escaped.replaceAll("\n", "<br>\n")}</div>`;
}
