import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { keptNames, rate } from "../rating/rate.ts";
import type { Letter, RatingInputs } from "../rating/rating-inputs.ts";
import type { RatingPolicy } from "../rating/rating-policy.ts";
import { amountWriter, leftOpen } from "../rating/rating-words.ts";
import type { Measure } from "../standing/compare-customers.ts";

type Row = {
  golden_id: string;
  base: Letter;
  value: string;
  rank: number;
  days_known: number;
  sales_count_all: number;
  demand_ratio: string | null;
  serving_parts: { name: string; amount: number }[] | null;
  discount_share: number | null;
  discount_usual: number | null;
  contacts_demanded: number;
  contacts_per_thousand: number | null;
  contacts_limit: number | null;
  days_late: string | null;
  returns_count: number;
  returns_limit: number | null;
  complaints_caused_by_us: number;
  support_uses: number | null;
  support_included: number | null;
  support_caused_by_us: number | null;
  complaints_not_our_fault: number | null;
  returns_faulty: number | null;
  recalled_signals: string[] | null;
  /** What was looked at of the customer alone, where nothing of it changed since the last run. */
  kept_inputs: RatingInputs | null;
};

type Policy = RatingPolicy & { version: number };

/**
 * Puts customers through the rating rule, in batches so that memory stays level, and keeps letter, sentences and all that
 * was looked at of each alone in a table that vanishes with the transaction: those whose own figures moved, and
 * those of `rated_again` by what the last run kept. Wants what gatherServingParts leaves.
 * @param words whether sentences say places and what is usual, for a preview of everybody, or leave them open for whoever
 *   reads them
 */
export async function rateCustomers(
  tx: Tx,
  policy: Policy,
  measure: Measure,
  locale: string,
  words: "filled in" | "left open",
): Promise<void> {
  await tx.sql`
    create temporary table rated (
      golden_id uuid, rating text, base text, sentence text, sentence_plain text, inputs jsonb, signals text[]
    ) on commit drop`;
  const [{ count: of } = { count: 0 }] = await tx.sql<{
    count: number;
  }>`select count(*) as count from place where is_shown`;
  const write = amountWriter(locale);
  // One scan for everybody: a page by page query would look at all customers once for each page.
  await tx.sql`declare customer_to_rate no scroll cursor for ${customersToRate(words === "left open")}`;
  const fetchSome = () => tx.sql<Row>`fetch 5000 from customer_to_rate`;
  let rows = await fetchSome();
  while (rows.length > 0) {
    // The database finds the next customers while these are rated.
    const coming = fetchSome();
    await statementLeft();
    const outcomes = rows.map((row) => outcomeOf(row, inputsOf(row, measure, of), policy, write, words));
    rows = await coming;
    await keep(tx, outcomes);
  }
  await tx.sql`close customer_to_rate`;
  await tx.sql`create unique index on rated (golden_id)`;
  await tx.sql`analyze rated (golden_id, rating)`;
}

/** What serving is made of, of those for whom the rating may say it. Reads what sumActivities and layOutStanding left. */
export async function gatherServingParts(tx: Tx, policy: RatingPolicy): Promise<void> {
  await tx.sql`
    create temporary table serving_parts on commit drop as
    select golden_id, jsonb_agg(jsonb_build_object('name', name, 'amount', round(amount, 2)) order by amount desc, name) as parts
    from (
      select golden_id, coalesce(activity.family, activity.name) as name, sum(activity_sum.demand_amount) as amount
      from activity_sum
      join activity on activity.code = activity_sum.activity_code and activity.category = 'serving'
      join figure using (golden_id)
      join standing using (golden_id)
      where standing.is_fresh and figure.demand_ratio >= ${policy.signals.servingShare.limit * (1 - policy.changes.comeBack)}::numeric
      group by 1, 2
      having sum(activity_sum.demand_amount) > 0
    ) as family
    group by golden_id`;
  await tx.sql`analyze serving_parts`;
}

type Outcome = {
  golden_id: string;
  rating: Letter;
  base: Letter;
  sentence: string;
  sentence_plain: string;
  inputs: Record<string, unknown>;
  signals: string[];
};

function outcomeOf(
  row: Row,
  inputs: RatingInputs,
  policy: Policy,
  write: (amount: number) => string,
  words: "filled in" | "left open",
): Outcome {
  const { rating, base, sentence, sentencePlain, signals, points, steps } = rate(
    inputs,
    policy,
    row.base,
    write,
    row.recalled_signals && { signals: row.recalled_signals },
    words === "left open" ? leftOpen : undefined,
  );
  return {
    golden_id: row.golden_id,
    rating,
    base,
    sentence,
    sentence_plain: sentencePlain,
    inputs: { ...ownOf(inputs), signals, points, steps, policyVersion: policy.version },
    signals: keptNames(signals),
  };
}

/** What hangs on this customer alone: the rest moves with every order of another one, and is kept once for all. */
function ownOf(inputs: RatingInputs): Record<string, unknown> {
  const { rank, of, coverage, discountUsual, contactsLimit, returnsLimit, ...own } = inputs;
  return own;
}

/** As one JSON value: an array for each column took three times as long to write as the sentences in it to make. */
async function keep(tx: Tx, outcomes: readonly Outcome[]): Promise<void> {
  await tx.sql`
    insert into rated (golden_id, rating, base, sentence, sentence_plain, inputs, signals)
    select golden_id, rating, base, sentence, sentence_plain, inputs, array(select json_array_elements_text(signals))
    from json_to_recordset(${JSON.stringify(outcomes)}::json) as outcome (
      golden_id uuid, rating text, base text, sentence text, sentence_plain text, inputs jsonb, signals json
    )`;
}

function statementLeft(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function customersToRate(hasOthers: boolean): RawBuilder<unknown> {
  const shared = sql`
    golden_id, place.base, place.value, place.rank, recalled.signals as recalled_signals, contacts_limit, returns_limit,
    coalesce(own_group.discount_usual, own_segment.discount_usual, everybody.discount_usual) as discount_usual`;
  const usual = sql`
    left join recalled using (golden_id)
    left join group_middle as own_group
      on own_group.segment = place.segment and own_group.product_group = place.product_group and not own_group.is_any_product
    left join group_middle as own_segment on own_segment.segment = place.segment and own_segment.is_any_product
    left join group_middle as everybody on everybody.segment is null
    left join class_limit on class_limit.base = place.base`;
  const fresh = sql`
    select
      ${shared}, days_known, figure.sales_count_all, demand_ratio, serving_parts.parts as serving_parts, discount_share,
      figure.contacts_demanded, contacts_per_thousand, days_late, returns_count, complaints_caused_by_us, support_uses,
      support_included, support_caused_by_us, complaints_not_our_fault, returns_faulty, null::jsonb as kept_inputs
    from place
    join figure using (golden_id)
    left join serving_parts using (golden_id)
    left join demand using (golden_id)
    ${usual}
    where place.is_fresh`;
  if (!hasOthers) return fresh;
  return sql`
    ${fresh}
    union all
    select
      ${shared}, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, kept.rating_inputs
    from rated_again
    join place using (golden_id)
    join party_value as kept using (golden_id)
    ${usual}`;
}

function inputsOf(row: Row, { measure, coverage }: Measure, of: number): RatingInputs {
  const shared = {
    measure,
    coverage,
    value: Number(row.value),
    rank: row.rank,
    of,
    discountUsual: row.discount_usual,
    contactsLimit: row.contacts_limit,
    returnsLimit: row.returns_limit,
  };
  if (row.kept_inputs !== null) {
    const { signals, points, steps, policyVersion, ...own } = row.kept_inputs as RatingInputs &
      Record<string, unknown>;
    return { ...own, ...shared };
  }
  return {
    ...shared,
    daysKnown: row.days_known,
    salesCount: row.sales_count_all,
    servingShare: numberOrNull(row.demand_ratio),
    servingParts: row.serving_parts ?? [],
    discountShare: row.discount_share,
    contactsCount: row.contacts_demanded,
    contactsPerThousand: row.contacts_per_thousand,
    daysLate: numberOrNull(row.days_late),
    supportUses: row.support_uses ?? 0,
    supportIncluded: row.support_included,
    complaintsNotOurFault: row.complaints_not_our_fault ?? 0,
    returnsCount: row.returns_count - (row.returns_faulty ?? 0),
    causedByUs: row.complaints_caused_by_us,
    supportCausedByUs: row.support_caused_by_us ?? 0,
    returnsFaulty: row.returns_faulty ?? 0,
  };
}

function numberOrNull(text: string | null): number | null {
  return text === null ? null : Number(text);
}
