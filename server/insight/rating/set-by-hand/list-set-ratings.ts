import { sql } from "kysely";
import type { OutputOf } from "../../../../contract/endpoint.ts";
import type * as rating from "../../../../contract/insight/rating.ts";
import { shownName } from "../../../customers/party-columns.ts";
import { visibleParties } from "../../../customers/visible-parties.ts";
import type { Call } from "../../../plumbing/action.ts";
import { overrideColumns } from "./override-columns.ts";

type Listed = OutputOf<typeof rating.listSetRatings>;

/** Ratings set by hand: what ends first in front; and, for the report, how many each person set. */
export async function listSetRatings({ tx, actor, input }: Call<typeof rating.listSetRatings>) {
  const isHolding = sql`rating_override.ended_at is null`;
  const within = sql`(
    ${input.endingWithinDays ?? null}::integer is null
    or rating_override.until_on <= (${tx.now}::timestamptz at time zone (select time_zone from workspace))::date
      + ${input.endingWithinDays ?? 0}::integer
  )`;
  const rows = await tx.sql<Listed["rows"][number]>`
    select ${overrideColumns}, ${shownName()} as name, party.kind, round(kept.revenue, 2)::text as revenue
    from rating_override
    join party as asked on asked.party_id = rating_override.party_id
    join party on party.party_id = asked.golden_id
    left join party_value as kept on kept.golden_id = party.party_id
    where (${isHolding}) = ${input.state === "holding"} and ${within} and ${visibleParties(actor)}
    order by case when ${isHolding} then rating_override.until_on end, rating_override.ended_at desc, rating_override.override_id
    limit 200`;
  const byPerson = await tx.sql<Listed["byPerson"][number]>`
    select
      rating_override.set_by_name as name,
      count(*) filter (where ${isHolding}) as holding,
      count(*) filter (where ${isHolding} and rating_override.rating < kept.rating_computed) as raised,
      count(*) filter (where ${isHolding} and rating_override.rating > kept.rating_computed) as lowered,
      count(*) filter (where not ${isHolding}) as ended,
      coalesce(round(sum(kept.revenue) filter (where ${isHolding}), 2), 0)::text as revenue
    from rating_override
    join party as asked on asked.party_id = rating_override.party_id
    join party on party.party_id = asked.golden_id
    left join party_value as kept on kept.golden_id = party.party_id
    where ${visibleParties(actor)}
    group by rating_override.set_by_name
    order by holding desc, name
    limit 200`;
  return { rows, byPerson };
}
