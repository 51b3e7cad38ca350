import { type RawBuilder, sql } from "kysely";
import { systemActor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { recordMany } from "../../../plumbing/events.ts";
import { isShown } from "../../start/shown-figures.ts";

/**
 * What the run before had, of those whose change will be proposed: kept before saveFigures writes over it, in `figures_before`,
 * a table that vanishes with the transaction.
 */
export async function keepFiguresBefore(tx: Tx): Promise<void> {
  await tx.sql`
    create temporary table figures_before on commit drop as
    select golden_id, kept.rating, ${shownFigures} as figures
    from settled
    join party_value as kept using (golden_id)
    where is_proposed`;
}

/**
 * Puts the changes that a person has to accept on the list: those that are new are proposed, those that stand get the new
 * figures, and what the figures no longer ask for is withdrawn. What somebody declined is not asked again in the same
 * quarter. Wants settled, and party_value and its marks as saved.
 */
export async function proposeRatings(
  tx: Tx,
  run: { runId: string; today: string; policyVersion: number },
): Promise<void> {
  await withdrawStale(tx, run);
  await tx.sql`
    update rating_proposal as standing
    set sentence = rating_words(settled.computed_sentence, kept), sentence_plain = settled.computed_sentence_plain,
      figures_after = ${shownFigures}, policy_version = ${run.policyVersion}
    from settled
    join party_value as kept using (golden_id)
    where standing.party_id = settled.golden_id and standing.state = 'open'
      and (standing.sentence, standing.figures_after, standing.policy_version)
        is distinct from (rating_words(settled.computed_sentence, kept), ${shownFigures}, ${run.policyVersion}::integer)`;
  await tx.sql`
    create temporary table proposed on commit drop as
    select
      settled.golden_id, gen_random_uuid() as proposal_id, settled.rating as rating_from, settled.computed as rating_to,
      rating_words(settled.computed_sentence, kept) as sentence, settled.computed_sentence_plain as sentence_plain,
      figures_before.figures as figures_before, ${shownFigures} as figures_after
    from settled
    join figures_before using (golden_id)
    join party_value as kept using (golden_id)
    where settled.is_proposed
      and not exists (select from rating_proposal as open where open.party_id = golden_id and open.state = 'open')
      and not exists (
        select from rating_proposal as declined
        where declined.party_id = golden_id and declined.state = 'declined' and declined.rating_to = settled.computed
          and declined.rating_from = settled.rating
          and date_trunc('quarter', declined.decided_on) = date_trunc('quarter', ${run.today}::date)
      )`;
  await tx.sql`
    insert into rating_proposal (
      party_id, proposal_id, rating_from, rating_to, sentence, sentence_plain, figures_before, figures_after,
      policy_version, run_id, proposed_at, proposed_on
    )
    select
      golden_id, proposal_id, rating_from, rating_to, sentence, sentence_plain, figures_before, figures_after,
      ${run.policyVersion}::integer, ${run.runId}::uuid, ${tx.now}::timestamptz, ${run.today}::date
    from proposed`;
  await recordProposals(tx, run.runId, "rating.proposed", sql`proposed`);
}

/** Open proposals of whom nothing, or another letter, is asked by now; merged and emptied records with them. */
async function withdrawStale(tx: Tx, { runId, today }: { runId: string; today: string }): Promise<void> {
  await tx.sql`
    create temporary table withdrawn (golden_id uuid, rating_from text, rating_to text, sentence text, sentence_plain text)
    on commit drop`;
  await tx.sql`
    with stale as (
      update rating_proposal as standing
      set state = 'withdrawn', decided_at = ${tx.now}, decided_on = ${today}::date,
        reason = 'The figures no longer ask for it.'
      where standing.state = 'open'
        and not exists (
          select from settled
          where settled.golden_id = standing.party_id and is_proposed
            and settled.rating = standing.rating_from and settled.computed = standing.rating_to
        )
      returning party_id, rating_from, rating_to, sentence, sentence_plain
    )
    insert into withdrawn
    select * from stale`;
  await recordProposals(tx, runId, "rating.proposal_withdrawn", sql`withdrawn`);
}

async function recordProposals(
  tx: Tx,
  runId: string,
  name: string,
  from: RawBuilder<unknown>,
): Promise<void> {
  await tx.sql`declare proposal no scroll cursor for
    select golden_id as "goldenId", rating_from as "from", rating_to as "to", sentence, sentence_plain as plain
    from ${from} order by golden_id`;
  for (;;) {
    const some = await tx.sql<{
      goldenId: string;
      from: string;
      to: string;
      sentence: string;
      plain: string;
    }>`
      fetch 5000 from proposal`;
    if (some.length === 0) break;
    await recordMany(
      tx,
      systemActor("job"),
      { name, subjectKind: "party", runId },
      some.map(({ goldenId, from: before, to, sentence, plain }) => ({
        subjectId: goldenId,
        partyId: goldenId,
        differences: {
          rating: { from: before, to },
          rating_sentence: { from: null, to: sentence },
          rating_sentence_plain: { from: null, to: plain },
        },
      })),
    );
  }
  await tx.sql`close proposal`;
}

/** What a proposal shows of a row of party_value. */
const shownFigures = sql`
  jsonb_build_object(
    'profit', kept.profit, 'revenue', kept.revenue, 'servingShare', kept.cost_to_serve_ratio,
    'rank', case when ${isShown} then place_among('profit', kept.profit) end,
    'windowUntil', kept.window_until
  )`;
