import { sql } from "kysely";
import type { Tx } from "../../../plumbing/database/db.ts";
import type { Window } from "../../figures/value-window.ts";
import type { FitPolicy } from "../rating-policy.ts";

/**
 * Whether we serve each customer well, from records alone, and with what it brings its fit type: in `fit`, a table that
 * vanishes with the transaction. Where nothing is on record about a criterion, it says nothing; where nothing is known at
 * all, the type is unknown, and so it is while a customer is too new to be rated or too little of its margin is known.
 */
export async function judgeFit(
  tx: Tx,
  policy: FitPolicy,
  { window, today, coverageMin }: { window: Window; today: string; coverageMin: number },
): Promise<void> {
  const { promises, ownFaults, satisfaction } = policy;
  await gatherFit(tx, satisfaction.field, window, today);
  await tx.sql`
    create unlogged table fit as
    select
      golden_id,
      case
        when place.base = 'N' or earns is null or fits is null then 'unknown'
        when earns then case when fits then 'core' else 'protect' end
        else case when fits then 'improve_terms' else 'not_a_match' end
      end as fit_type,
      case
        when place.base = 'N' then 'Fit unknown: too little history.'
        when fits is null then 'Fit unknown: nothing is on record about promises, complaints or satisfaction.'
        when earns is null then 'Fit unknown: the cost of goods is known for too little of what it buys.'
        else
          case when earns then 'Earns' else 'Does not earn' end || case when fits then ' and fits: ' else ' and does not fit: ' end
      end
      || case when fits is null or place.base = 'N' or earns is null then '' else concat_ws(
        '; ',
        case when promises_ok is not null then promises_kept || ' of ' || promises_due || ' promises kept (' || ${percentWords(promises.keptMin)} || ' needed)' end,
        case when faults_ok is not null then own_faults || ' of ' || known_causes || ' complaints and contacts with a known cause were our fault' end,
        case when satisfaction_ok is not null then 'satisfaction ' || round(satisfaction, 1) || ' of 5 from ' || answers || case when answers = 1 then ' answer' else ' answers' end end
      ) || '.' end as fit_sentence
    from place
    join figure using (golden_id)
    left join fit_fact using (golden_id)
    cross join lateral (
      select
        case
          when figure.margin_coverage >= ${coverageMin}::numeric or figure.revenue = 0 and figure.profit < 0 then figure.profit > 0
        end as earns,
        case when ${promises.isOn}::boolean and promises_due >= ${promises.dueMin}::integer
          then promises_kept >= ${promises.keptMin}::numeric * promises_due end as promises_ok,
        case when ${ownFaults.isOn}::boolean and known_causes > 0
          then own_faults <= ${ownFaults.countFree}::integer or own_faults <= ${ownFaults.shareMax}::numeric * known_causes end as faults_ok,
        case when ${satisfaction.isOn}::boolean and answers > 0
          then satisfaction >= ${satisfaction.averageMin}::numeric end as satisfaction_ok
    ) as criterion
    cross join lateral (
      select case
        when promises_ok is null and faults_ok is null and satisfaction_ok is null then null
        else coalesce(promises_ok, true) and coalesce(faults_ok, true) and coalesce(satisfaction_ok, true)
      end as fits
    ) as whole`;
  await tx.sql`create unique index on fit (golden_id)`;
  await tx.sql`analyze fit`;
}

/** Promises due and kept, whose fault it was where that is known, and answers about satisfaction, for each customer. */
async function gatherFit(tx: Tx, satisfactionField: string, window: Window, today: string): Promise<void> {
  const inWindow = (day: string) =>
    sql`${sql.ref(day)} between ${window.from}::date and ${window.until}::date`;
  await tx.sql`
    create unlogged table fit_fact as
    select
      coalesce(merged.golden_id, told.party_id) as golden_id,
      sum(promises_due)::integer as promises_due,
      sum(promises_kept)::integer as promises_kept,
      sum(known_causes)::integer as known_causes,
      sum(own_faults)::integer as own_faults,
      sum(answers)::integer as answers,
      sum(answer_sum) / nullif(sum(answers), 0) as satisfaction
    from (
      select party_id, count(*) as promises_due, count(*) filter (where shipped_on <= due_on) as promises_kept,
        0::bigint as known_causes, 0::bigint as own_faults, 0::bigint as answers, 0::numeric as answer_sum
      from document
      where kind in ('order', 'delivery') and due_on is not null and state not in ('draft', 'cancelled')
        and ${inWindow("due_on")} and (shipped_on is not null or due_on < ${today}::date)
      group by party_id
      union all
      select party_id, count(*), count(*) filter (where state = 'done' and on_day <= due_on), 0, 0, 0, 0
      from contact
      where due_on is not null and state <> 'cancelled' and ${inWindow("due_on")}
        and (state = 'done' or due_on < ${today}::date)
      group by party_id
      union all
      select
        party_id, 0, 0,
        count(*) filter (where finding <> 'open'), count(*) filter (where finding = 'our_fault'),
        count(answer), coalesce(sum(answer), 0)
      from case_file
      cross join lateral (
        select case when custom ->> ${satisfactionField} ~ '^[1-5]([.,][0-9]+)?$'
          then replace(custom ->> ${satisfactionField}, ',', '.')::numeric end as answer
      ) as given
      where ${inWindow("opened_on")}
      group by party_id
      union all
      select party_id, 0, 0, count(*), count(*) filter (where caused_by = 'us'), 0, 0
      from contact
      where kind in ('support', 'complaint') and case_id is null and state = 'done' and caused_by <> 'unknown'
        and ${inWindow("on_day")}
      group by party_id
      union all
      select party_id, 0, 0, count(*), count(*), 0, 0
      from contact
      where caused_by = 'us' and case_id is null and state = 'done' and kind not in ('support', 'complaint')
        and ${inWindow("on_day")}
      group by party_id
    ) as told
    left join merged on merged.party_id = told.party_id
    group by 1`;
  await tx.sql`create unique index on fit_fact (golden_id)`;
  await tx.sql`analyze fit_fact`;
}

function percentWords(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
