import { type Random, randomFor, share } from "../../company/random.ts";
import type { Case, Contact, Customer, Opportunity } from "../../company/records.ts";
import type { Desk } from "../desk.ts";
import { befalls, type Entry, entryOf, spoil } from "../dirt/entry.ts";
import { otherAccount } from "../dirt/neighbours.ts";
import { strayCurrency } from "../dirt/stray-currency.ts";
import { purposes } from "../purposes.ts";
import { reachOf } from "../reach-of.ts";
import { noteRecord } from "../truth/truth.ts";
import { asHtml, type Crm, type CrmRecords, noteWrongAccount, recordFor } from "./crm.ts";
import type { CrmTables } from "./crm-tables.ts";
import { typedNote } from "./typed-note.ts";

type Writing = {
  desk: Desk;
  crm: Crm;
  customer: Customer;
  /** Nothing: the CRM doesn't know them, and what happened names them by words alone. */
  records: CrmRecords | null;
  random: Random;
  caseNumbers: ReadonlyMap<string, string>;
};

/** What happened with a customer: calls, mails, visits, tasks, cases, deals, and the campaigns that reached them. */
export function writeFactsToCrm(desk: Desk, crm: Crm, customer: Customer, records: CrmRecords | null): void {
  const random = randomFor(desk.seed, customer.index, purposes.crmFacts);
  const caseNumbers = new Map(customer.cases.map(({ key, number }) => [key, number]));
  const writing = { desk, crm, customer, records, random, caseNumbers };
  for (const one of customer.cases) writeCase(writing, one);
  for (const contact of customer.contacts) writeActivity(writing, contact);
  if (records === null) return;
  for (const deal of customer.opportunities) writeDeal(writing, deal);
  for (const touch of customer.touches) writeMember(writing, touch);
}

/** The account and the person a fact is written to; the CRM's records of them, or nothing. */
function placeOf({ records, random, customer }: Writing, personKey: string | null) {
  if (records === null) return { "Account ID": "", "Contact ID": "" };
  const isPerson = customer.party.kind === "person";
  const contacts = records.contacts.get(personKey ?? (isPerson ? customer.key : "")) ?? [];
  const fallback = records.accounts.length === 0 ? (records.contacts.values().next().value ?? []) : [];
  return {
    "Account ID": recordFor(records.accounts, random),
    "Contact ID": recordFor(contacts.length > 0 ? contacts : fallback, random),
  };
}

/** By which words somebody is named whom the CRM doesn't know. */
function callerOf({ records, customer }: Writing, personKey: string | null): string {
  if (records !== null) return "";
  const person = customer.people.find(({ key }) => key === personKey);
  const { mail, phone, mobile } = reachOf(person?.points ?? customer.party.points);
  return `${person?.name ?? customer.party.name} ${mail || mobile || phone}`.trim();
}

/** What happened with somebody whom the CRM doesn't know leads to nobody: whose it is stands in the truth. */
function noteUnknown(
  { desk, records, customer }: Writing,
  file: string,
  id: string,
  personKey: string,
): void {
  if (records !== null) return;
  noteRecord(desk.truth, "crm", file, id, {
    customerKey: customer.key,
    personKey,
    character: customer.character,
  });
}

const channelNames: Readonly<Record<Contact["channel"], string>> = {
  phone: "Phone",
  mail: "Email",
  chat: "Chat",
  form: "Web form",
  portal: "Portal",
  visit: "Visit",
  letter: "Letter",
  task: "Task",
};

const directions = { in: "Inbound", out: "Outbound" } as const;
const states = { planned: "Planned", done: "Completed", cancelled: "Cancelled" } as const;

function tableFor({ calls, mails, visits, tasks }: CrmTables, channel: Contact["channel"]) {
  switch (channel) {
    case "phone":
      return calls;
    case "visit":
      return visits;
    case "task":
      return tasks;
    default:
      return mails;
  }
}

function writeActivity(writing: Writing, contact: Contact): void {
  const { desk, crm, random, caseNumbers } = writing;
  const id = `ACT${String(10_000_000 + crm.nextActivity++)}`;
  const entry = entryOf("crm", tableFor(crm.tables, contact.channel), id, {
    "Activity ID": id,
    ...placeOf(writing, contact.personKey),
    "From or To": callerOf(writing, contact.personKey),
    Channel: channelNames[contact.channel],
    Purpose: contact.kind,
    Direction: directions[contact.direction],
    Subject: contact.subject,
    "Start Time": desk.localTime(contact.startedAt),
    "Due Date": contact.dueOn ?? "",
    Status: states[contact.state],
    Minutes: contact.minutes ?? "",
    "Owner ID": contact.staffKey,
    "Case Number": caseNumbers.get(contact.caseKey ?? "") ?? "",
    "Caused By": contact.causedBy,
    Mood: contact.feeling ?? "",
    Notes: noteOf(writing, contact),
  });
  const { row, table } = entry;
  if (row.Notes !== "" && befalls(random, "html_note", "crm"))
    spoil(desk.truth, entry, "Notes", "html_note", asHtml(row.Notes));
  if (row["Account ID"] !== "" && befalls(random, "wrong_account", "crm")) misplace(writing, entry);
  noteUnknown(writing, table.name, id, contact.personKey ?? "");
  table.write(row);
  if (befalls(random, "repeated_fact", "crm")) repeat(writing, entry, contact.personKey ?? "");
}

function noteOf({ desk, customer, random }: Writing, contact: Contact): string {
  const person = customer.people.find(({ key }) => key === contact.personKey);
  const writer = desk.staff.get(contact.staffKey)?.name ?? contact.staffKey;
  return typedNote(random, contact, person?.name ?? customer.party.name, writer);
}

/** Writes a fact down on somebody else's account; at times the person it was with still shows whose it is. */
function misplace({ desk, customer, random }: Writing, entry: Entry<ActivityColumn>): void {
  const standsOn = otherAccount(desk.neighbours, customer.index, random);
  if (standsOn === undefined) return;
  const { id, table } = entry;
  const belongsOn = entry.row["Account ID"];
  noteWrongAccount(desk, { file: table.name, id, standsOn, belongsOn }, customer);
  spoil(desk.truth, entry, "Account ID", "wrong_account", standsOn);
  if (share(random) < 0.5) spoil(desk.truth, entry, "Contact ID", "wrong_account", "");
}

type ActivityColumn = CrmTables["calls"]["columns"][number];

/** The same again under another id: it was saved twice, or came from the telephone system and from the person. */
function repeat(writing: Writing, { table, row, id }: Entry<ActivityColumn>, personKey: string): void {
  const { desk, crm } = writing;
  const other = `ACT${String(10_000_000 + crm.nextActivity++)}`;
  table.write({ ...row, "Activity ID": other });
  noteUnknown(writing, table.name, other, personKey);
  desk.truth.repeatedFacts.write({
    system: "crm",
    file: table.name,
    record_id: other,
    repeats_record_id: id,
  });
}

const caseStates = { open: "New", waiting: "On hold", closed: "Closed" } as const;

function writeCase(writing: Writing, one: Case): void {
  const { desk, crm } = writing;
  const table = crm.tables.cases;
  const product = desk.products.get(one.productKey ?? "");
  noteUnknown(writing, table.name, one.number, "");
  table.write({
    "Case Number": one.number,
    ...placeOf(writing, null),
    "Reported By": callerOf(writing, null),
    "Case Type": one.kind === "complaint" ? "Complaint" : "Support",
    Subject: one.subject,
    "Case Origin": one.channel,
    "Case Status": caseStates[one.state],
    Priority: one.priority,
    Article: product?.code ?? "",
    "Owner ID": one.ownerKey,
    "Opened Time": desk.localTime(one.openedAt),
    "Closed Time": one.closedAt === null ? "" : desk.localTime(one.closedAt),
    Finding: one.finding ?? "",
    "Goodwill Amount": one.redressAmount ?? "",
  });
}

function writeDeal(writing: Writing, deal: Opportunity): void {
  const { desk, crm, random } = writing;
  const id = `DEAL-${deal.key}`;
  const entry = entryOf("crm", crm.tables.deals, id, {
    "Deal ID": id,
    "Deal Name": deal.name,
    ...placeOf(writing, null),
    Stage: deal.state === "won" ? "Closed Won" : deal.state === "lost" ? "Closed Lost" : deal.stage,
    Amount: deal.amount,
    Currency: deal.currency,
    Probability: String(deal.probability),
    "Closing Date": deal.closesOn,
    "Reason For Loss": deal.lostReason ?? "",
    "Owner ID": deal.ownerKey,
    "Created Time": desk.localTime(deal.openedAt),
  });
  if (befalls(random, "currency_sign", "crm"))
    spoil(
      desk.truth,
      entry,
      "Amount",
      "currency_sign",
      strayCurrency(deal.amount, deal.currency, "crm", share(random)),
    );
  entry.table.write(entry.row);
}

function writeMember(writing: Writing, touch: Customer["touches"][number]): void {
  const { desk, crm, customer } = writing;
  crm.tables.members.write({
    "Campaign ID": touch.campaignKey,
    ...placeOf(writing, null),
    "Member Email": reachOf(customer.party.points).mail,
    "Member Status": touch.status,
    "Member Since": desk.localTime(touch.at),
  });
}
