import { items } from "../catalogue.ts";
import { type DayNumber, dayText, instantText, workingDay } from "../days.ts";
import { amountText } from "../money.ts";
import { chance, pick, type Random, randomFor, rounded, whole } from "../random.ts";
import type { Asset, Case } from "../records.ts";
import { service } from "../staff.ts";
import type { Making } from "./make-sales.ts";

const purpose = 5;

const complaintSubjects = [
  "Delivered late",
  "Wrong item delivered",
  "Damaged in transit",
  "Invoice does not match the order",
  "Missing parts",
  "Promised call did not come",
];
const supportSubjects = [
  "Does not start",
  "Question about the manual",
  "Spare part needed",
  "Calibration due",
  "Error on the display",
  "Battery does not charge",
];

/** Support requests and complaints; owners of machines ask more often, some of them more than their plan holds. */
export function makeCases(making: Making, assets: readonly Asset[]): Case[] {
  const { company, profile, first, last } = making;
  const random = randomFor(company.choice.seed, profile.index, purpose);
  const { complaintsPerYear } = profile.behaviour;
  const until = Math.min(last, profile.until + 60);
  const years = Math.max(0, until - first) / 365;
  const complaints = profile.isProspect ? 0 : rounded(random, complaintsPerYear * years);
  const support = profile.isProspect ? 0 : rounded(random, (0.04 + assets.length * 0.8) * years);
  const cases: Case[] = [];
  for (let no = 1; no <= complaints + support; no++) {
    const opened = workingDay(whole(random, first, until));
    if (opened > last) continue;
    const kind = no <= complaints ? "complaint" : "support";
    cases.push(makeCase(random, making, { no, kind, opened, asset: assets[0] }));
  }
  return cases;
}

function makeCase(
  random: Random,
  { profile, last }: Making,
  {
    no,
    kind,
    opened,
    asset,
  }: { no: number; kind: Case["kind"]; opened: DayNumber; asset: Asset | undefined },
): Case {
  const takes = whole(random, 0, 9);
  const closed = workingDay(opened + takes);
  const isClosed = closed < last && chance(random, 97);
  const isOurFault = chance(random, profile.behaviour.ourFaultPercent);
  const isComplaint = kind === "complaint";
  // Peace is bought now and then, whoever is right.
  const isRedressed = isComplaint && isClosed && chance(random, isOurFault ? 65 : 12);
  const product = asset?.productKey ?? (chance(random, 70) ? pick(random, items).key : null);
  const atMinutes = whole(random, 7 * 60, 15 * 60);
  return {
    key: `k${profile.index}.${no}`,
    number: `K-${profile.index}.${no}`,
    kind,
    subject: pick(random, isComplaint ? complaintSubjects : supportSubjects),
    channel: pick(random, ["phone", "phone", "mail", "mail", "form", "chat"]),
    state: isClosed ? "closed" : chance(random, 50) ? "open" : "waiting",
    priority: pick(random, isComplaint ? ["high", "normal"] : ["normal", "normal", "low"]),
    productKey: product,
    ownerKey: pick(random, service).key,
    openedAt: instantText(opened, atMinutes),
    closedAt: isClosed ? instantText(closed, Math.min(16 * 60, atMinutes + 47)) : null,
    finding: isComplaint ? findingOf(random, isClosed, isOurFault) : null,
    redressAmount: isRedressed ? amountText(whole(random, 10, 60) * 100) : null,
  };
}

function findingOf(random: Random, isClosed: boolean, isOurFault: boolean): Case["finding"] {
  if (!isClosed) return "open";
  if (isOurFault) return "our_fault";
  return chance(random, 25) ? "third_party" : "not_our_fault";
}

/** Who bought a machine has it installed, some with a support plan. */
export function makeAssets(
  { company, profile, first, last }: Making,
  boughtKeys: ReadonlyMap<string, DayNumber>,
): Asset[] {
  if (profile.isProspect) return [];
  const random = randomFor(company.choice.seed, profile.index, purpose + 100);
  const found: Asset[] = [];
  for (const item of items) {
    const day = boughtKeys.get(item.key);
    if (!item.isEquipment || day === undefined) continue;
    found.push({
      name: item.name,
      productKey: item.key,
      serial: `${item.key}-${(profile.index + 10_000).toString(36).toUpperCase()}${whole(random, 10, 99)}`,
      supportPlan: chance(random, 45) ? pick(random, ["Basic", "Basic", "Plus", "Full"]) : null,
      from: dayText(Math.max(first, Math.min(last, day + 3))),
    });
  }
  return found;
}
