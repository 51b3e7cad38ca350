import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { type Reading, readKept } from "../kept/kept-reading.ts";
import { pricesMark } from "../touched/marks.ts";
import { causes } from "./causes.ts";

type Row = OutputOf<typeof insight.listCostGaps>["rows"][number];

/**
 * Where events have no rate on their day. Of contacts and cases every one is missed; of documents only those of activities
 * that are charged on other days, since most models charge only some of what documents could be charged for.
 */
export async function listCostGaps({ tx }: Pick<Call<typeof insight.listCostGaps>, "tx">) {
  const { answer: rows, countedAt } = await readKept(tx, await costGapsReading(tx));
  return { countedAt, rows };
}

/** The gaps of the cost model as it stands: a change of it is looked at anew. */
export async function costGapsReading(tx: Tx): Promise<Reading<Row[]>> {
  return { name: "cost_gaps", asked: await pricesMark(tx), count: findGaps };
}

function findGaps(tx: Tx): Promise<Row[]> {
  return tx.sql<Row>`
    with covered as (
      select
        activity.code,
        coalesce(range_agg(daterange(
          nullif(price.valid_from, '-infinity'::date), nullif(price.valid_until, 'infinity'::date)
        )) filter (where price.activity_code is not null), '{}'::datemultirange) as covered_days,
        count(price.activity_code) = 0 as is_whole
      from activity
      left join activity_price as price on price.activity_code = activity.code
      group by activity.code
    ),
    gap as (
      select activity.*, covered.is_whole, open.days
      from covered
      join activity using (code)
      cross join lateral unnest('{(,)}'::datemultirange - covered_days) as open (days)
    ),
    missed as (
      select activity_code as code, on_day, count(*) as events
      from priced_contact
      where amount is null and activity_code is not null and not is_further
      group by activity_code, on_day
      union all
      select gap.code, case_file.opened_on, count(*)
      from gap
      join case_file on (gap.kind is null or gap.kind = case_file.kind) and case_file.opened_on <@ gap.days
      where gap.driver = 'case'
      group by gap.code, case_file.opened_on
      union all
      select gap.code, document.recognised_on, count(*)
      from gap
      join ${causes} on causes.driver = gap.driver
      join document on document.kind = causes.kind and document.recognised_on <@ gap.days
      where not gap.is_whole
      group by gap.code, document.recognised_on
      union all
      select gap.code, document.recognised_on, count(*)
      from gap
      join ${causes} on causes.driver || '_line' = gap.driver
      join document on document.kind = causes.kind and document.recognised_on <@ gap.days
      join document_line as line on line.party_id = document.party_id and line.document_id = document.document_id
      where not gap.is_whole
      group by gap.code, document.recognised_on
      union all
      select gap.code, touch.on_day, count(*)
      from gap
      join campaign_touch as touch on touch.on_day <@ gap.days
      where gap.driver = 'campaign_touch' and not gap.is_whole
      group by gap.code, touch.on_day
    )
    select
      gap.code as activity,
      gap.name,
      case
        when exists (
          select from activity_rate
          where activity_code = gap.code and superseded_at is null
            and valid_during && daterange(min(missed.on_day), max(missed.on_day), '[]')
        ) then 'no_pool'
        else 'no_rate'
      end as reason,
      min(missed.on_day) as from,
      max(missed.on_day) as until,
      gap.is_whole as "isWhole",
      sum(missed.events)::bigint as events
    from gap
    join missed on missed.code = gap.code and missed.on_day <@ gap.days
    group by gap.code, gap.name, gap.is_whole, gap.days
    order by sum(missed.events) desc, gap.name, min(missed.on_day)
    limit 500`;
}
