import type * as insight from "../../../contract/insight.ts";
import { findParty } from "../../customers/find-party.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { isCounted, isShown } from "../start/shown-figures.ts";
import { bandsOf } from "./bands-of.ts";
import { type CardTotals, lifeOf } from "./card-totals.ts";
import { cardLedger } from "./held/card-ledger.ts";
import { runInForce } from "./run-in-force.ts";
import { activitiesWithoutRate, comparison, servingOf, usualCosts } from "./serving-of.ts";
import { memoOf, waterfallOf } from "./waterfall-of.ts";
import { windowOf, yearBefore } from "./window-of.ts";

/**
 * The value half of a customer's card, over the window asked for. Money is what the ledger comes to now, so that every figure
 * opens to the rows that add up to it; the rating and what is usual are of the last run.
 */
export async function readPartyValue({ tx, actor, input }: Call<typeof insight.readPartyValue>) {
  const [{ partyId }, { members, kept }, run] = await Promise.all([
    findParty(tx, actor, input.partyId),
    recordsAndFigures(tx, input.partyId),
    runInForce(tx),
  ]);
  const isUsual = input.window === "12m";
  const isWhole = input.window === "all";
  const closed = await windowOf(tx, run, isWhole ? "12m" : input.window);
  const window = isWhole ? await lifeOf(tx, members, closed.until) : closed;
  const before = isWhole ? null : yearBefore(window);
  // What is usual was measured over the twelve months: it says nothing of another span.
  const comparedWith = comparison(kept?.base ?? null, isUsual ? (run?.bases ?? {}) : {});
  const [{ totals, missing }, usual] = await Promise.all([
    cardLedger(tx, { members, window, before, refunds: input.refunds }),
    usualCosts(tx, comparedWith, window),
  ]);
  const waterfall = waterfallOf(totals, window);
  return {
    partyId,
    isCustomer: totals.salesEver > 0,
    window,
    before,
    computedAt: run?.finishedAt ?? null,
    rating: kept && {
      letter: kept.letter,
      base: kept.base,
      before: kept.before,
      ratedOn: kept.ratedOn,
      sentence: kept.sentence,
      sentencePlain: kept.sentencePlain,
      policyVersion: kept.policyVersion,
    },
    bands: bandsOf(waterfall, kept?.base ?? null, totals.salesEver > 0),
    waterfall,
    memo: memoOf(totals),
    ...sharesOf(totals, waterfall),
    discountUsual: isUsual ? (kept?.discountUsual ?? null) : null,
    daysLate: kept?.daysLate ?? null,
    rankProfit: isUsual ? (kept?.rankProfit ?? null) : null,
    customersCount: kept?.customersCount ?? 0,
    rfm: kept?.rfm ?? null,
    serving: servingOf(totals.months, usual).map((row) =>
      isUsual ? row : { ...row, usual: null, times: null },
    ),
    comparedWith,
    activitiesWithoutRate: activitiesWithoutRate(usual),
    salesCount: totals.salesCount,
    contactsCount: totals.contactsCount,
    causedByUsCount: totals.causedByUs,
    refundsMove: totals.refundsMove,
    ...missing,
  };
}

function sharesOf(totals: CardTotals, waterfall: ReturnType<typeof waterfallOf>) {
  const of = (line: string) => Number(waterfall.find((row) => row.line === line)?.amount ?? 0);
  const [list, margin, serving] = [of("list_sales"), of("gross_margin"), -of("serving")];
  const revenue = of("revenue");
  const coverage = revenue === 0 ? null : Math.min(1, Math.max(0, Number(totals.covered) / revenue));
  const isKnown = coverage !== null && coverage >= 0.95 && margin > 0;
  return {
    discountShare: list > 0 ? -deductions.reduce((sum, line) => sum + of(line), 0) / list : null,
    servingShare: isKnown ? serving / margin : null,
    coverage: { margin: coverage, assumed: revenue === 0 ? null : Number(totals.assumed) / revenue },
  };
}

/** What the customer pays less than the list says, however it is called. */
const deductions = ["discount", "order_discount", "concession", "rebate"] as const;

type Letter = "A" | "B" | "C" | "N";

type Kept = {
  letter: Letter;
  base: Letter;
  before: Letter | null;
  ratedOn: string;
  sentence: string;
  sentencePlain: string;
  policyVersion: number;
  rankProfit: number | null;
  customersCount: number;
  discountUsual: number | null;
  daysLate: number | null;
  rfm: { recency: number; frequency: number; monetary: number } | null;
};

/**
 * The records kept as this customer, as membersOf finds them, and what the last run kept of it: null for who has no figures.
 * @param askedId any of the records
 */
async function recordsAndFigures(tx: Tx, askedId: string): Promise<{ members: string[]; kept: Kept | null }> {
  const [row] = await tx.prepared<{ members: string[]; hasFigures: boolean } & Kept>`
    select
      array(select party_id from party where golden_id = asked.golden_id order by party_id limit 1000) as members,
      kept.letter is not null as "hasFigures",
      kept.*
    from (select (select golden_id from party where party_id = ${askedId}) as golden_id) as asked
    left join lateral (
      select
        rating as letter,
        rating_base as base,
        rating_before as before,
        rated_on as "ratedOn",
        rating_words(rating_sentence, party_value) as sentence,
        rating_sentence_plain as "sentencePlain",
        rating_policy_version as "policyVersion",
        case when is_placed then place_among('profit', profit) end as "rankProfit",
        case when is_compared then coalesce((select value::integer from usual_value where name = 'customers'), 0) else 0 end
          as "customersCount",
        case when is_compared then usual_discount(segment, product_group) end as "discountUsual",
        days_late::float8 as "daysLate",
        case when rfm_recency is not null then
          jsonb_build_object('recency', rfm_recency, 'frequency', rfm_frequency, 'monetary', rfm_monetary)
        end as rfm
      from party_value
      cross join lateral (
        select ${isCounted} as is_compared, ${isCounted} and ${isShown} as is_placed
      ) as compared
      where party_value.golden_id = asked.golden_id
    ) as kept on true`;
  if (row === undefined) throw new Error("A row without a table is missing.");
  const { members, hasFigures, ...kept } = row;
  return { members, kept: hasFigures ? kept : null };
}
