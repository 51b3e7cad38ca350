import type { Tx } from "../../../plumbing/database/db.ts";
import type { Window } from "../../figures/value-window.ts";
import { type CardTotals, cardTotals } from "../card-totals.ts";
import { missingOf } from "../missing-of.ts";
import { areUnwritten, type Look, lookAtFacts } from "./look-at-facts.ts";

export type Asked = {
  /** The records kept as one customer, in order. */
  members: string[];
  window: Window;
  before: Window | null;
  refunds: "by_refund" | "by_sale";
};

/** What a card shows of a customer's ledger, and what that leaves out. */
export type CardLedger = { totals: CardTotals; missing: Awaited<ReturnType<typeof missingOf>> };

type Held = { ledger: CardLedger; look: Look; sumsCount: number };

// Of fewer entries the sums are made nearly as quickly as their rows are looked at.
const entriesMin = 100;

// Some 8 MB: the ledgers of about a hundred customers with many facts.
const sumsMax = 20_000;

/** By what was asked, the longest not asked for first. */
const held = new Map<string, Held>();

/**
 * A customer's ledger, added up live, or as it was added up before where not a row that it is made of was written since. Held in
 * the memory of this process: it is asked for again as often as somebody opens one of the largest customers.
 */
export async function cardLedger(tx: Tx, asked: Asked): Promise<CardLedger> {
  const name = JSON.stringify(asked);
  const known = held.get(name);
  if (known !== undefined && (await areUnwritten(tx, asked.members, known.look))) {
    hold(name, known);
    return known.ledger;
  }
  const ledger = await addUpLedger(tx, asked);
  const sums = [...ledger.totals.months, ...(ledger.totals.before ?? [])];
  if (sums.reduce((count, sum) => count + sum.eventsCount, 0) < entriesMin) return ledger;
  hold(name, { ledger, look: await lookAtFacts(tx, asked.members), sumsCount: sums.length });
  return ledger;
}

/** The same, straight from the facts. */
export async function addUpLedger(tx: Tx, { members, window, before, refunds }: Asked): Promise<CardLedger> {
  const [totals, missing] = await Promise.all([
    cardTotals(tx, members, window, before, refunds),
    missingOf(tx, members, window),
  ]);
  return { totals, missing };
}

/** As the one that was asked for last; others go until there is room. */
function hold(name: string, one: Held): void {
  held.delete(name);
  held.set(name, one);
  let sumsCount = held.values().reduce((sum, { sumsCount }) => sum + sumsCount, 0);
  for (const [longest, { sumsCount: freed }] of held) {
    if (sumsCount <= sumsMax) return;
    held.delete(longest);
    sumsCount -= freed;
  }
}
