import type { Tx } from "../../../plumbing/database/db.ts";
import { ownCompanyId } from "../../../plumbing/events.ts";
import { betweenReaches } from "../reading/records/read-link.ts";
import { partsMost } from "../staging/parts-most.ts";
import { isOfPart } from "./is-of-part.ts";
import type { StagedPart } from "./staged-part.ts";

/**
 * Finds whom rows name by a mail address, a phone number or a whole name: among everybody who is here, whichever system they
 * came from, and who comes in this delivery. Who has it alone is meant; of an organisation and its people with one number
 * the organisation is. A number or name that several have leads to nobody, unless the row itself describes one of them. Records kept as one customer are one.
 */
export async function resolveReached(tx: Tx, runId: string, part: StagedPart): Promise<void> {
  const { fileNo, map } = part;
  for (const [name, { by }] of Object.entries(map.links)) {
    if (by !== "reach") continue;
    await tx.sql`
      with wanted as (
        select s.part, s.row_no, k.reach, k.place
        from staged_row s
        cross join lateral unnest(string_to_array(s.refs->>${`${name} key`}::text, ${betweenReaches}))
          with ordinality as k (reach, place)
        where s.run_id = ${runId} and s.file_no = ${fileNo} and ${isOfPart("s", part)} and s.refs ? ${`${name} key`}
      ),
      reach as (
        select reach, split_part(reach, ':', 1) as kind, substr(reach, strpos(reach, ':') + 1) as value
        from wanted group by reach
      ),
      had as (
        select r.reach, p.golden_id as party_id, p.kind
        from reach r
        join lookup l on l.kind = r.kind and l.value = r.value
        join party p on p.party_id = l.party_id
        union
        select r.reach, p.golden_id, p.kind
        from party p
        join reach r on r.kind = 'name' and r.value = lower(p.name)
        union
        select r.reach, coalesce(known.golden_id, t.record_id), case t.kind when 'prospect' then 'person' else t.kind end
        from staged_row t
        left join party known on known.party_id = t.record_id
        cross join lateral (
          select point->>'kind' as kind, point->>'normalised' as value
          from jsonb_array_elements(coalesce(t.data->'points', '[]')) point
          union all
          select 'name', lower(t.data->>'name')
        ) said
        join reach r on r.kind = said.kind and r.value = said.value
        where t.run_id = ${runId} and t.kind in ('organisation', 'household', 'person', 'prospect')
          and t.action in ('create', 'known')
      ),
      found as (
        select reach,
          coalesce(
            case when count(distinct party_id) filter (where kind <> 'person') = 1
              then min(party_id::text) filter (where kind <> 'person') end,
            case when count(distinct party_id) = 1 then min(party_id::text) end
          ) as party_id,
          count(*) filter (where kind <> 'person') = 0 as is_person
        from had
        where party_id <> ${ownCompanyId}
        group by reach
      ),
      own as (
        select w.part, w.row_no, w.place, t.record_id::text as party_id, t.kind in ('person', 'prospect') as is_person
        from wanted w
        join staged_row t on t.run_id = ${runId} and t.file_no = ${fileNo} and t.row_no = w.row_no
          and t.part % ${partsMost} = 0 and t.kind in ('organisation', 'household', 'person', 'prospect')
          and t.action in ('create', 'known')
        where exists (
          select from jsonb_array_elements(coalesce(t.data->'points', '[]')) point
          where w.reach = (point->>'kind') || ':' || (point->>'normalised')
        )
      ),
      meant as (
        select distinct on (part, row_no) part, row_no, party_id, is_person
        from (
          select w.part, w.row_no, w.place, f.party_id, f.is_person, 1 as nth
          from wanted w
          join found f on f.reach = w.reach and f.party_id is not null
          union all
          select part, row_no, place, party_id, is_person, 2 from own
        ) either
        order by part, row_no, nth, place
      )
      update staged_row f
      set link = jsonb_build_object(case when m.is_person then ${name}::text else 'account' end, m.party_id) || f.link,
        refs = case when m.is_person then f.refs else f.refs - ${name}::text end,
        row_hash = md5(f.row_hash::text || m.party_id)::uuid
      from meant m
      where f.run_id = ${runId} and f.file_no = ${fileNo} and f.part = m.part and f.row_no = m.row_no`;
  }
}
