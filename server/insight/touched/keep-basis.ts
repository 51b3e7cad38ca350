import { sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { inHalves } from "../figures/in-halves.ts";
import type { Window } from "../figures/value-window.ts";
import type { Totals } from "../standing/totals.ts";
import { factTables } from "./fact-tables.ts";
import { countedByRecord, countFigures, type Reach, type Seen } from "./find-touched.ts";
import { marksOf, placeAndTime } from "./marks.ts";
import type { Span } from "./span.ts";

/** Keeps what the run was computed from, so that the next one finds what changed. Of those touched setTouchedApart has counted. Wants `merged`. */
export async function keepBasis(
  tx: Tx,
  run: {
    runId: string;
    today: string;
    measure: Seen["measure"];
    totals: Totals;
    letters: Seen["letters"];
    sketch: Seen["sketch"];
    /** How many more have figures than before. */
    figuresMore: number;
    poolsFrom: string;
    window: Window;
    span: Span;
    reach: Reach;
  },
): Promise<void> {
  const { runId, reach, today, window, span, measure, totals, letters, sketch, figuresMore, poolsFrom } = run;
  if (!reach.isPartial) {
    await countSources(tx);
    await tx.sql`analyze source_now`;
  }
  await tx.sql`
    create unlogged table source_changed as
    select coalesce(now.party_id, kept.party_id) as party_id, now.golden_id, now.facts_count
    from source_now as now
    full join ${
      reach.isPartial
        ? sql`(select * from value_source where party_id in (select party_id from touched_record))`
        : sql`value_source`
    } as kept on kept.party_id = now.party_id
    where (now.golden_id, now.facts_count) is distinct from (kept.golden_id, kept.facts_count)`;
  await tx.sql`analyze source_changed`;
  await tx.sql`
    delete from value_source
    where party_id in (select party_id from source_changed where golden_id is null)`;
  await tx.sql`
    insert into value_source (party_id, golden_id, facts_count)
    select party_id, golden_id, facts_count from source_changed where golden_id is not null
    on conflict (party_id) do update set golden_id = excluded.golden_id, facts_count = excluded.facts_count`;
  const { cluster, transactionFrom, ownTransaction } = await placeAndTime(tx);
  const seen: Seen = {
    today,
    window,
    span,
    measure,
    totals,
    letters,
    sketch,
    poolsFrom,
    cluster,
    transactionFrom,
    ownTransactions: [...stillFresh(reach.seen, { cluster, transactionFrom }), ownTransaction],
    factsCount: reach.isPartial ? reach.factsCount : await countFacts(tx),
    figuresCount: reach.isPartial ? reach.seen.figuresCount + figuresMore : await countFigures(tx),
    marks: await marksOf(tx, today),
  };
  await tx.sql`delete from value_basis`;
  await tx.sql`
    insert into value_basis (run_id, seen) values (${runId}::uuid, ${JSON.stringify(seen)}::jsonb)`;
}

/** How many facts each record has, and whom it is kept as, in `source_now`, of everybody. */
async function countSources(tx: Tx): Promise<void> {
  // The records stand in the order of each kind's index: nothing is hashed or put in order to be counted.
  await tx.sql`set local enable_hashagg = off`;
  await inHalves(
    tx,
    "source_now",
    (half) => sql`
      select party_id, coalesce(merged.golden_id, party_id) as golden_id, facts_count
      from (${countedByRecord((name) => sql`public.${name} where ${half(sql`party_id`)}`)}) as counted
      left join merged using (party_id)`,
    factTables.map(({ name }) => `public.${name}`),
  );
  await tx.sql`set local enable_hashagg = on`;
}

/** Runs before this one whose rows the next one will take for new: it has to know that they wrote them. */
function stillFresh(before: Seen | null, now: Pick<Seen, "cluster" | "transactionFrom">): number[] {
  if (before?.cluster !== now.cluster) return [];
  // Numbers go round at 2^32: the later of two is less than half of it ahead.
  return before.ownTransactions.filter((own) => ((own - now.transactionFrom) | 0) >= 0);
}

async function countFacts(tx: Tx): Promise<number> {
  const [total] = await tx.sql<{
    count: number;
  }>`select coalesce(sum(facts_count), 0)::bigint as count from value_source`;
  return total?.count ?? 0;
}
