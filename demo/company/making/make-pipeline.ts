import { reachPercent } from "../campaigns.ts";
import { dayNumber, dayText, instantText, workingDay } from "../days.ts";
import { amountText, moneyOf } from "../money.ts";
import { around, chance, pick, randomFor, whole } from "../random.ts";
import type { Customer, Document, Opportunity } from "../records.ts";
import { insideSellers } from "../staff.ts";
import { makeLines } from "./make-lines.ts";
import type { Making, Sales } from "./make-sales.ts";

const purpose = 7;

const lostReasons = ["Price", "Chose another supplier", "No budget", "Delivery time", "No answer"];

/** Whom the campaigns reached, and what they did. */
export function makeTouches({ company, profile, first, last }: Making): Customer["touches"] {
  const random = randomFor(company.choice.seed, profile.index, purpose);
  const found: { campaignKey: string; at: string; status: string }[] = [];
  for (const { key, name, startsOn, endsOn } of company.campaigns) {
    const [from, until] = [dayNumber(startsOn), dayNumber(endsOn)];
    if (until < first || profile.until < from) continue;
    const reach = (reachPercent[name.slice(0, -5)] ?? 5) * (profile.isProspect ? 2 : 1);
    if (!chance(random, reach)) continue;
    const day = workingDay(whole(random, Math.max(from, first), until));
    const status = pick(random, ["sent", "sent", "sent", "opened", "opened", "responded"]);
    if (day <= last) found.push({ campaignKey: key, at: instantText(day, whole(random, 420, 960)), status });
  }
  return found;
}

/** Sales that came about, did not, or still may; with the offer that was written for some. */
export function makePipeline(
  making: Making,
  sales: Sales,
): { opportunities: Opportunity[]; quotes: Document[] } {
  const { company, profile, first, last } = making;
  const random = randomFor(company.choice.seed, profile.index, purpose + 100);
  const found = { opportunities: [] as Opportunity[], quotes: [] as Document[] };
  if (profile.kind !== "organisation") return found;
  const wanted = profile.isProspect
    ? chance(random, 40)
      ? 1
      : 0
    : whole(random, 0, profile.level >= 3 ? 3 : 1);
  for (let no = 1; no <= wanted; no++) {
    const opened = workingDay(whole(random, first, Math.max(first, Math.min(last, profile.until) - 3)));
    if (opened > last) continue;
    const closes = workingDay(opened + whole(random, 14, 90));
    const isOpen = closes > last;
    const isWon = !isOpen && !profile.isProspect && chance(random, 55);
    const euros = (profile.eurosPerYear / profile.ordersPerYear) * around(random, 0.5) * 1.5;
    const lines = makeLines(random, profile, opened, Math.round(euros * 100));
    const ownerKey = profile.owner?.key ?? pick(random, insideSellers).key;
    const amount = lines.reduce((sum, line) => sum + Math.round(Number(line.netAmount) * 100), 0);
    const { currency } = moneyOf[profile.country];
    found.opportunities.push({
      key: `n${profile.index}.${no}`,
      name: pick(random, [
        "Refit of the workshop",
        "Yearly demand",
        "New site",
        "Replacement of machines",
        "Office move",
      ]),
      stage: isOpen ? pick(random, ["First talk", "Offer sent", "Negotiation"]) : isWon ? "Won" : "Lost",
      state: isOpen ? "open" : isWon ? "won" : "lost",
      amount: amountText(amount),
      currency,
      probability: isOpen ? whole(random, 2, 8) * 10 : isWon ? 100 : 0,
      openedAt: instantText(opened, whole(random, 420, 900)),
      closesOn: dayText(closes),
      lostReason: isOpen || isWon ? null : pick(random, lostReasons),
      ownerKey,
    });
    if (!chance(random, 60)) continue;
    found.quotes.push({
      key: `q${profile.index}.${no}`,
      kind: "quote",
      number: `Q-${profile.index}.${no}`,
      state: isOpen ? (chance(random, 15) ? "draft" : "open") : isWon ? "closed" : "cancelled",
      issuedOn: dayText(opened),
      dueOn: dayText(closes),
      shippedOn: null,
      recognisedOn: null,
      currency,
      freightCost: null,
      ownerKey,
      personKey: null,
      derivedFromKey: null,
      lines,
    });
  }
  // An order made from an offer names it.
  const won = found.quotes.find((quote) => quote.state === "closed");
  const order = sales.documents.find(
    (one) => one.kind === "order" && won !== undefined && one.issuedOn >= won.issuedOn,
  );
  if (won !== undefined && order !== undefined) order.derivedFromKey = won.key;
  return found;
}
