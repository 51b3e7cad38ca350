import { type RawBuilder, sql } from "kysely";
import { groupTypes } from "../../../contract/insight/group-value.ts";
import { isSeen } from "../../customers/visible-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";

/** Steps after which whoever climbs has reached the head, or goes round in a circle: no group is deeper. */
const depthMax = 30;

/**
 * Who stands for the group of everybody who belongs to somebody on a day, as `(golden_id, head_id)`. Each belongs to one: to
 * whom it belonged first. In a circle the smallest id stands for all. Whoever the actor may not see is no link.
 */
export function groupHeads(actor: Actor, onDay: string): RawBuilder<unknown> {
  return sql`
    with recursive belongs as materialized (
      select distinct on (part.golden_id) part.golden_id, whole.golden_id as above_id
      from relationship
      join party as part on part.party_id = relationship.party_id
      join party as whole on whole.party_id = relationship.other_party_id
      where relationship.direction = 'from'
        and relationship.type = any(${groupTypes}::text[])
        and (relationship.since is null or relationship.since <= ${onDay}::date)
        and (relationship.until is null or relationship.until > ${onDay}::date)
        and part.golden_id <> whole.golden_id
        and ${isSeen(actor, "part.golden_id")}
        and ${isSeen(actor, "whole.golden_id")}
      order by part.golden_id, relationship.since nulls first, relationship.relationship_id
    ),
    climb (golden_id, at_id, step) as (
      select golden_id, above_id, 1 from belongs
      union all
      select climb.golden_id, belongs.above_id, climb.step + 1
      from climb
      join belongs on belongs.golden_id = climb.at_id
      where climb.step < ${2 * depthMax}::integer
    )
    select
      golden_id,
      case
        when max(step) < ${2 * depthMax}::integer then (array_agg(at_id order by step desc))[1]
        -- Long since in the circle, and all round it by the end.
        else (min(at_id::text) filter (where step >= ${depthMax}::integer))::uuid
      end as head_id
    from climb
    group by golden_id`;
}
