import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import type { Counts } from "../../plumbing/runs/runs.ts";
import type { RatingPolicy } from "../rating/rating-policy.ts";
import { rfmScores } from "../rfm/score-rfm.ts";
import { standAgain } from "../standing/lay-out-standing.ts";
import type { Window } from "./value-window.ts";

/** Money columns of party_value that come straight from the run's figures. */
const amounts = [
  "list_sales",
  "discount",
  "returns",
  "revenue",
  "revenue_covered",
  "cost_of_goods",
  "gross_margin",
  "direct_cost",
  "cost_to_serve",
  "demand_cost",
  "redress",
  "finance",
  "marketing",
  "adjustment",
  "profit",
  "profit_before",
  "revenue_all",
  "revenue_covered_all",
  "profit_all",
  "cost_to_serve_all",
  "bought_all",
  "margin_coverage",
  "cost_to_serve_ratio",
] as const;

const facts = [
  "is_customer",
  "entries_count",
  "entries_count_all",
  "sales_count",
  "sales_count_all",
  "returns_count",
  "contacts_count",
  "customer_since",
  "last_sale_on",
  "last_contact_on",
  "days_late",
  "contacts_demanded",
  "complaints_caused_by_us",
  "documents_unpriced",
  "goods_unpriced",
  "contacts_unpriced",
] as const;

/** What a customer is compared by, and with whom. */
const comparisons = [
  "segment",
  "product_group",
  "complaints_count",
  "returns_faulty",
  "support_uses",
  "support_included",
  "support_caused_by_us",
  "complaints_not_our_fault",
] as const;

const judgements = [
  "rating",
  "rating_base",
  "rating_sentence",
  "rating_sentence_plain",
  "rating_inputs",
  "rating_signals",
  "rating_by",
  "rating_computed",
  "rating_computed_sentence",
  "rating_computed_sentence_plain",
  "rating_policy_version",
  "fit_type",
  "fit_sentence",
  "fit_policy_version",
  "window_from",
  "window_until",
] as const;

const scores = ["rfm_recency", "rfm_frequency", "rfm_monetary"] as const;

const columns = [...amounts, ...facts, ...comparisons, ...scores, ...judgements];

/**
 * Puts the run's figures in force: rows that differ are written, rows of customers without facts go, the rest stays as it
 * is. Leaves the ratings that moved in `moved`, a table that vanishes with the transaction.
 */
export async function saveFigures(
  tx: Tx,
  run: {
    runId: string;
    policy: RatingPolicy & { version: number };
    fitPolicyVersion: number;
    today: string;
    window: Window;
    isPartial: boolean;
    /** How many have figures. */
    people: number;
  },
): Promise<{ counts: Counts; gone: number }> {
  if (run.isPartial) await standAsKept(tx, run.policy);
  // Who it is stands first and is counted, and nobody is both: else what everybody came to is hashed to be asked for nobody, or for a few.
  await tx.sql`
    create unlogged table judged as
    select golden_id from standing where is_fresh
    union all
    select golden_id from rated_again`;
  await tx.sql`analyze judged`;
  await tx.sql`create unlogged table draft as ${draftOf(run)}`;
  await tx.sql`analyze draft (golden_id, rating)`;
  await tx.sql`
    create temporary table moved on commit drop as
    select
      golden_id, kept.rating as rating_from, draft.rating as rating_to, draft.rating_sentence as sentence,
      draft.rating_sentence_plain as sentence_plain, draft.rating_by as way, draft.rating_policy_version as policy_version
    from draft
    join party_value as kept using (golden_id)
    where kept.rating <> draft.rating`;
  const [{ gone } = { gone: 0 }] = await tx.sql<{ gone: number }>`
    with taken as (
      delete from party_value
      where not exists (select from figure where figure.golden_id = party_value.golden_id)
        ${run.isPartial ? sql`and golden_id in (select golden_id from touched)` : sql``}
      returning 1
    )
    select count(*) as gone from taken`;
  const names = sql.join(columns.map((name) => sql.ref(name)));
  const fresh = sql.join(columns.map((name) => sql.ref(`excluded.${name}`)));
  const kept = sql.join(columns.map((name) => sql.ref(`party_value.${name}`)));
  const [counts] = await tx.sql<{ created: number; written: number }>`
    with written as (
      insert into party_value (golden_id, run_id, rating_before, rated_on, ${names})
      select golden_id, ${run.runId}::uuid, null, ${run.today}::date, ${names}
      from draft
      order by golden_id
      on conflict (golden_id) do update
      set run_id = excluded.run_id,
        rating_before = case when party_value.rating <> excluded.rating then party_value.rating else party_value.rating_before end,
        rated_on = case when party_value.rating <> excluded.rating then excluded.rated_on else party_value.rated_on end,
        (${names}) = row(${fresh})
      where (${kept}) is distinct from (${fresh})
      returning (xmax = 0) as is_new
    )
    select
      count(*) filter (where is_new) as created,
      count(*) as written
    from written`;
  const { created, written } = counts ?? { created: 0, written: 0 };
  const read = run.people;
  return {
    counts: { read, created, updated: written - created, unchanged: read - written, refused: 0 },
    gone,
  };
}

/** Those who are judged again though nothing of their own changed: their figures and their fit are as the last run left them. */
async function standAsKept(tx: Tx, policy: RatingPolicy): Promise<void> {
  await standAgain(tx, policy);
  const names = sql.join([...amounts, ...facts].map((name) => sql.ref(name)));
  await tx.sql`
    insert into figure (golden_id, ${names})
    select golden_id, ${names} from party_value where golden_id in (select golden_id from rated_again)`;
  await tx.sql`
    insert into fit (golden_id, fit_type, fit_sentence)
    select golden_id, fit_type, fit_sentence from party_value where golden_id in (select golden_id from rated_again)`;
}

/** All columns, as they will stand, of everybody who was judged anew; who never bought is N. */
function draftOf(run: {
  policy: { version: number };
  fitPolicyVersion: number;
  window: Window;
}): RawBuilder<unknown> {
  const never = "Not rated: nothing was bought yet.";
  const ours = "Our own company: what could not be attributed to anybody.";
  return sql`
    select
      figure.golden_id,
      ${sql.join(amounts.map(rounded))},
      ${sql.join(facts.map((name) => sql.ref(`figure.${name}`)))},
      ${sql.join(comparisons.map((name) => sql.ref(`standing.${name}`)))},
      ${rfmScores},
      coalesce(settled.rating, rated.rating, 'N') as rating,
      coalesce(rated.base, 'N') as rating_base,
      coalesce(settled.sentence, rated.sentence, unrated.words) as rating_sentence,
      coalesce(settled.sentence_plain, rated.sentence_plain, unrated.words) as rating_sentence_plain,
      coalesce(rated.inputs, '{}') as rating_inputs,
      coalesce(rated.signals, '{}') as rating_signals,
      coalesce(settled.rating_by, before.rating_by, 'first') as rating_by,
      settled.computed as rating_computed,
      settled.computed_sentence as rating_computed_sentence,
      settled.computed_sentence_plain as rating_computed_sentence_plain,
      coalesce(settled.policy_version, ${run.policy.version}::integer) as rating_policy_version,
      fit.fit_type,
      fit.fit_sentence,
      case when fit.fit_type is not null then ${run.fitPolicyVersion}::integer end as fit_policy_version,
      ${run.window.from}::date as window_from,
      ${run.window.until}::date as window_until
    from judged
    join figure on figure.golden_id = judged.golden_id
    join standing on standing.golden_id = judged.golden_id
    left join rated on rated.golden_id = figure.golden_id
    left join settled on settled.golden_id = figure.golden_id
    left join fit on fit.golden_id = figure.golden_id
    left join (select golden_id, rating_by from party_value where rating_by <> 'first') as before on before.golden_id = figure.golden_id
    left join place on place.golden_id = figure.golden_id
    cross join rfm_limit
    cross join lateral (
      select case when figure.golden_id = ${ownCompanyId} then ${ours} else ${never} end as words
    ) as unrated`;
}

/** As the column of party_value keeps it, so that the same figure compares as the same. */
function rounded(name: string) {
  return sql`round(${sql.ref(`figure.${name}`)}, 6) as ${sql.ref(name)}`;
}
