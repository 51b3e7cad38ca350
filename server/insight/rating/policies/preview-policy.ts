import { type RawBuilder, sql } from "kysely";
import type { OutputOf } from "../../../../contract/endpoint.ts";
import type * as rating from "../../../../contract/insight/rating.ts";
import { shownName } from "../../../customers/party-columns.ts";
import type { Call, Visit } from "../../../plumbing/action.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { rateCustomers } from "../../figures/rate-customers.ts";
import { dropRunTables, openRunTables } from "../../figures/run-tables.ts";
import { todayOf, type Window } from "../../figures/value-window.ts";
import { chooseMeasure, compareCustomers } from "../../standing/compare-customers.ts";
import { layOutStanding } from "../../standing/lay-out-standing.ts";
import { totalsOf } from "../../standing/totals.ts";
import { runInForce } from "../../value/run-in-force.ts";
import { ratingPolicyOf } from "../rating-policy.ts";
import { gatherDemand } from "../steps/gather-demand.ts";
import { judgeFit } from "../steps/judge-fit.ts";
import { recallRatings } from "../steps/recall-ratings.ts";
import { readDocument } from "./read-document.ts";
import { layOutStored } from "./stored-figures.ts";

type Preview = OutputOf<typeof rating.previewPolicy>;

const moversMax = 200;

/**
 * Who would move under a policy that nobody has approved yet: the run's own rule and steps, over the inputs the last run
 * stored. Nothing is written but tables that are gone at the end. A new version judges everybody afresh, so
 * nobody is remembered below a limit.
 */
export async function previewPolicy({
  tx,
  input,
  visit,
}: Call<typeof rating.previewPolicy> & { visit: Visit }): Promise<Preview> {
  const run = await runInForce(tx);
  if (run === null) return { computedAt: null, customers: 0, moved: 0, matrix: [], movers: [] };
  await openRunTables(tx);
  const { kind } = input;
  await layOutStored(tx);
  await (kind === "rating"
    ? rateUnder(tx, input.document, run.window)
    : judgeUnder(tx, input.document, run.window));
  const { before, after, words } = kind === "rating" ? ratings : fits;
  const matrix = await tx.sql<Preview["matrix"][number]>`
    select ${before} as "from", ${after} as "to", count(*) as customers,
      round(sum(kept.revenue), 2)::text as revenue, round(sum(kept.profit), 2)::text as profit
    from party_value as kept
    join outcome using (golden_id)
    where kept.is_customer
    group by 1, 2
    order by 1, 2`;
  const movers = await tx.sql<Preview["movers"][number]>`
    select party.party_id as "partyId", ${shownName()} as name, party.kind, ${before} as "from", ${after} as "to",
      round(kept.revenue, 2)::text as revenue, round(kept.profit, 2)::text as profit, ${words}
    from party_value as kept
    join outcome using (golden_id)
    join party on party.party_id = kept.golden_id
    where kept.is_customer and ${before} <> ${after}
      and ${before} = coalesce(${input.from ?? null}::text, ${before})
      and ${after} = coalesce(${input.to ?? null}::text, ${after})
    order by kept.revenue desc, kept.golden_id
    limit ${moversMax}`;
  await dropRunTables(tx);
  // What it shows of those who move is written down as what a list shows, though it is asked for with a document.
  if (movers.length > 0) visit.shown = { partyId: null, count: movers.length, asked: "" };
  return {
    computedAt: run.finishedAt,
    customers: matrix.reduce((sum, row) => sum + row.customers, 0),
    moved: matrix.reduce((sum, row) => sum + (row.from === row.to ? 0 : row.customers), 0),
    matrix,
    movers,
  };
}

/** The letter that the policy in force computes, whether or not another one is in force by hand or for a while. */
const ratings: Record<"before" | "after" | "words", RawBuilder<unknown>> = {
  before: sql`coalesce(kept.rating_computed, kept.rating)`,
  after: sql`outcome.rating`,
  words: sql`
    rating_words(coalesce(kept.rating_computed_sentence, kept.rating_sentence), kept) as before,
    coalesce(kept.rating_computed_sentence_plain, kept.rating_sentence_plain) as "beforePlain",
    outcome.sentence as after, outcome.sentence_plain as "afterPlain"`,
};

const fits: typeof ratings = {
  before: sql`coalesce(kept.fit_type, 'unknown')`,
  after: sql`outcome.fit_type`,
  words: sql`
    coalesce(kept.fit_sentence, '') as before, coalesce(kept.fit_sentence, '') as "beforePlain",
    outcome.fit_sentence as after, outcome.fit_sentence as "afterPlain"`,
};

async function rateUnder(tx: Tx, document: unknown, window: Window): Promise<void> {
  const policy = { version: 0, ...readDocument("rating", document) };
  await gatherDemand(tx, policy, window);
  await recallRatings(tx, null);
  await layOutStanding(tx, "all", null);
  const measure = await chooseMeasure(tx, policy, await totalsOf(tx, null));
  await compareCustomers(tx, policy, measure, window, { isRanked: true });
  const [workspace] = await tx.sql<{ locale: string }>`select locale from workspace`;
  await rateCustomers(tx, policy, measure, workspace?.locale ?? "en", "filled in");
  await tx.sql`alter table rated rename to outcome`;
}

async function judgeUnder(tx: Tx, document: unknown, window: Window): Promise<void> {
  const today = await todayOf(tx);
  const { base } = await ratingPolicyOf(tx, today);
  await tx.sql`
    create temporary table place on commit drop as
    select golden_id, rating_base as base from party_value where is_customer`;
  await judgeFit(tx, readDocument("fit", document), { window, today, coverageMin: base.coverageMin });
  await tx.sql`alter table fit rename to outcome`;
}
