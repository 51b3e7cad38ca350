import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import { eventsOf } from "./events-of-driver.ts";

type Row = OutputOf<typeof insight.listEventFields>["rows"][number];

const lookedMax = 5000;

/** What stands in the newest events of a driver beside their usual fields: which field, and in how many. */
export async function listEventFields({
  tx,
  input,
}: Pick<Call<typeof insight.listEventFields>, "tx" | "input">) {
  const events = eventsOf(input, lookedMax);
  const [count] = await tx.sql<{ looked: number }>`select count(*) as looked from (${events}) as event`;
  const rows = await tx.sql<Row>`
    select
      field.key as field,
      (select title from custom_field where custom_field.key = field.key order by record_kind limit 1) as label,
      count(*) as events,
      count(*) filter (where field.value ~ '^-?[0-9]{1,15}(\\.[0-9]{1,12})?$' or field.value = 'true') as numbers,
      max(case when field.value ~ '^-?[0-9]{1,15}(\\.[0-9]{1,12})?$' then field.value::float8 end) as largest
    from (${events}) as event
    cross join lateral jsonb_each_text(event.custom) as field
    where field.value is not null and field.key ~ '^[A-Za-z_][A-Za-z0-9_ ]{0,59}$'
    group by field.key
    order by numbers desc, events desc, field.key
    limit 100`;
  return { looked: count?.looked ?? 0, rows };
}
