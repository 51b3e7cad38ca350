import { visitsPerYear } from "../behaviour.ts";
import { type DayNumber, dayNumber, dayText, instantText, workingDay } from "../days.ts";
import { chance, pick, pickWeighted, type Random, randomFor, rounded, share, whole } from "../random.ts";
import type { Case, Contact } from "../records.ts";
import { backOffice, insideSellers, keyAccountSellers, service } from "../staff.ts";
import type { Making, Sales } from "./make-sales.ts";

const purpose = 6;

type Worker = { key: string; pace: number; unmeasuredPercent: number };
type Asked = Pick<Contact, "kind" | "channel" | "direction" | "subject" | "causedBy"> & { minutes: number };

/** Every call, mail and visit: about orders and cases, of their own, and those that lie ahead. */
export function makeContacts(making: Making, sales: Sales, cases: readonly Case[]): Contact[] {
  const { company, profile, first, last } = making;
  const random = randomFor(company.choice.seed, profile.index, purpose);
  const found: Contact[] = [];
  const note = (day: DayNumber, worker: Worker, asked: Asked, caseKey: string | null = null) => {
    if (day >= first && day <= last)
      found.push(makeContact(random, making, found.length + 1, day, worker, asked, caseKey));
  };
  const { behaviour } = profile;
  const seller = sellerOf(random, making);
  for (const day of sales.orderDays)
    for (let no = rounded(random, behaviour.contactsPerOrder); no > 0; no--)
      note(workingDay(day - whole(random, 0, 2)), seller, aboutOrder(random));
  const until = Math.min(last, profile.until + 90);
  const years = Math.max(0, until - first) / 365;
  for (let no = rounded(random, behaviour.contactsPerYear * years); no > 0; no--)
    note(workingDay(whole(random, first, until)), pick(random, service), ofItsOwn(random));
  if (!profile.isProspect) {
    const visits = rounded(random, visitsPerYear(profile.eurosPerYear, profile.isCostly) * years);
    for (let no = visits; no > 0; no--) note(workingDay(whole(random, first, until)), seller, aVisit(random));
    remind(random, making, sales, note);
  } else {
    for (let no = whole(random, 0, 2); no > 0; no--)
      note(workingDay(whole(random, first, last)), seller, anEnquiry(random));
  }
  for (const one of cases) aboutCase(random, one, note);
  found.push(...planned(random, making, seller, found.length));
  return found;
}

function sellerOf(random: Random, { profile }: Making): Worker {
  const sellers: readonly Worker[] = [...keyAccountSellers, ...insideSellers];
  return sellers.find((member) => member.key === profile.owner?.key) ?? pick(random, service);
}

function aboutOrder(random: Random): Asked {
  const channel = pickWeighted(random, [
    ["phone", 50],
    ["mail", 38],
    ["chat", 7],
    ["form", 5],
  ] as const);
  const subject = pick(random, [
    "Asks for delivery time",
    "Orders by hand",
    "Changes the quantity",
    "Asks for the price",
  ]);
  return {
    kind: "order",
    channel,
    direction: "in",
    subject,
    causedBy: "customer",
    minutes: channel === "phone" ? 7 : 5,
  };
}

function ofItsOwn(random: Random): Asked {
  return pickWeighted(random, [
    [
      {
        kind: "support",
        channel: "phone",
        direction: "in",
        subject: "How is this used?",
        causedBy: "customer",
        minutes: 11,
      },
      28,
    ],
    [
      {
        kind: "enquiry",
        channel: "mail",
        direction: "in",
        subject: "Asks for a data sheet",
        causedBy: "customer",
        minutes: 6,
      },
      24,
    ],
    [
      {
        kind: "billing",
        channel: "phone",
        direction: "in",
        subject: "Question about an invoice",
        causedBy: "customer",
        minutes: 9,
      },
      12,
    ],
    [
      {
        kind: "billing",
        channel: "mail",
        direction: "in",
        subject: "Asks for a corrected invoice",
        causedBy: "us",
        minutes: 8,
      },
      6,
    ],
    [
      {
        kind: "enquiry",
        channel: "chat",
        direction: "in",
        subject: "Is it in stock?",
        causedBy: "customer",
        minutes: 6,
      },
      9,
    ],
    [
      {
        kind: "support",
        channel: "portal",
        direction: "in",
        subject: "Needs a copy of the manual",
        causedBy: "customer",
        minutes: 3,
      },
      7,
    ],
    [
      {
        kind: "courtesy",
        channel: "phone",
        direction: "out",
        subject: "How did it go?",
        causedBy: "us",
        minutes: 6,
      },
      9,
    ],
    [
      {
        kind: "feedback",
        channel: "letter",
        direction: "in",
        subject: "Thanks and a wish",
        causedBy: "customer",
        minutes: 12,
      },
      2,
    ],
    [
      {
        kind: "other",
        channel: "form",
        direction: "in",
        subject: "New delivery address",
        causedBy: "customer",
        minutes: 4,
      },
      5,
    ],
  ] as const satisfies readonly (readonly [Asked, number])[]);
}

function aVisit(random: Random): Asked {
  const subject = pick(random, ["Visit on site", "Yearly talk", "Demonstration", "Complaint on site"]);
  return {
    kind: "courtesy",
    channel: "visit",
    direction: "out",
    subject,
    causedBy: "customer",
    minutes: 115,
  };
}

function anEnquiry(random: Random): Asked {
  const channel = pick(random, ["form", "mail", "phone"] as const);
  return {
    kind: "enquiry",
    channel,
    direction: "in",
    subject: "Asks what we offer",
    causedBy: "customer",
    minutes: 8,
  };
}

type Note = (day: DayNumber, worker: Worker, asked: Asked, caseKey?: string | null) => void;

/** Bills that were paid late or not at all were asked for. */
function remind(random: Random, { profile }: Making, { documents, payments }: Sales, note: Note): void {
  if (profile.character !== "late payer" && !profile.isCostly) return;
  const paid = new Map(payments.map((one) => [one.documentKey, one.receivedOn]));
  for (const { key, kind, dueOn } of documents) {
    const late = kind === "invoice" && dueOn !== null && (paid.get(key) ?? "9999") > dueOn;
    if (!late || !chance(random, 60)) continue;
    const day = workingDay(dayNumber(dueOn) + whole(random, 10, 20));
    if (dayText(day) < (paid.get(key) ?? "9999"))
      note(day, pick(random, backOffice), {
        kind: "billing",
        channel: "mail",
        direction: "out",
        subject: "Reminder",
        causedBy: "customer",
        minutes: 6,
      });
  }
}

function aboutCase(random: Random, one: Case, note: Note): void {
  const opened = dayNumber(one.openedAt.slice(0, 10));
  const worker = service.find((member) => member.key === one.ownerKey) ?? pick(random, service);
  const isComplaint = one.kind === "complaint";
  const causedBy =
    one.finding === "our_fault" ? "us" : one.finding === "third_party" ? "third_party" : "customer";
  const channel = one.channel === "mail" ? "mail" : "phone";
  for (let no = whole(random, 1, isComplaint ? 3 : 2); no > 0; no--)
    note(
      workingDay(opened + (no - 1) * 2),
      worker,
      {
        kind: isComplaint ? "complaint" : "support",
        channel,
        direction: no === 1 ? "in" : "out",
        subject: one.subject,
        causedBy,
        minutes: isComplaint ? 14 : 12,
      },
      one.key,
    );
}

function makeContact(
  random: Random,
  { profile, people }: Making,
  no: number,
  day: DayNumber,
  worker: Worker,
  asked: Asked,
  caseKey: string | null,
): Contact {
  const factor = profile.behaviour.minutesFactor * worker.pace * (0.5 + share(random) * 1.1);
  const isMeasured = asked.channel === "phone" || asked.channel === "visit" || !chance(random, 45);
  const isLogged = isMeasured && !chance(random, worker.unmeasuredPercent);
  const { minutes, ...what } = asked;
  return {
    ...what,
    key: `c${profile.index}.${no}`,
    note: null,
    staffKey: worker.key,
    personKey: people.length === 0 ? null : pick(random, people).key,
    startedAt: instantText(day, whole(random, 7 * 60, 15 * 60 + 30)),
    state: "done",
    dueOn: null,
    minutes: isLogged ? Math.max(1, minutes * factor).toFixed(1) : null,
    caseKey,
    feeling: feelingOf(random, asked, profile.isCostly),
  };
}

function feelingOf(random: Random, { kind, channel }: Asked, isCostly: boolean): Contact["feeling"] {
  if (channel !== "phone" && channel !== "visit") return null;
  if (kind === "complaint") return chance(random, 75) ? "annoyed" : "even";
  if (!chance(random, 35)) return null;
  if (isCostly && chance(random, 40)) return "annoyed";
  return chance(random, 40) ? "glad" : "even";
}

/** Tasks that lie ahead or were forgotten, for those who are still with us. */
function planned(random: Random, making: Making, worker: Worker, before: number): Contact[] {
  const { profile, last } = making;
  const isWanted =
    profile.until === last && chance(random, profile.level >= 4 ? 45 : profile.isProspect ? 12 : 3);
  if (!isWanted) return [];
  const due = workingDay(last + whole(random, -6, 21));
  const subject = pick(random, [
    "Call back about the offer",
    "Send the framework agreement",
    "Ask for the open invoice",
    "Arrange a visit",
  ]);
  const asked: Asked = {
    kind: "other",
    channel: "task",
    direction: "out",
    subject,
    causedBy: "us",
    minutes: 10,
  };
  const contact = makeContact(random, making, before + 1, last, worker, asked, null);
  return [{ ...contact, state: "planned", dueOn: dayText(due), minutes: null, feeling: null }];
}
