import type { Sql } from "../../server/plumbing/database/db.ts";

/**
 * Everything that stands in a workspace of a few records, a line each: who, with whom, how to reach them, and what is
 * recorded of whom. What is empty is left out.
 */
export async function whatCame(sql: Sql): Promise<string[]> {
  const rows = await sql<{ line: string }>`
    with line (place, said) as (
      select 1, concat_ws(' | ', 'user ' || name, mail) from user_account
      union all
      select 2, concat_ws(' | ', p.kind || ' ' || p.name, nullif(p.stage, 'none'),
        (select string_agg(role, ' ' order by role) from party_role r where r.party_id = p.party_id),
        'of ' || (select name from user_account u where u.user_id = p.owner_id),
        (select string_agg(r.type || ' ' || o.name, ', ' order by o.name) from relationship r
          join party o on o.party_id = r.other_party_id where r.party_id = p.party_id and r.direction = 'from'),
        (select string_agg(c.label || ' ' || coalesce(c.normalised, c.raw), ', ' order by c.kind, c.label, c.raw)
          from contact_point c where c.party_id = p.party_id),
        nullif(p.custom::text, '{}'), p.note)
      from party p where p.name <> 'Our company'
      union all
      select 3, concat_ws(' | ', 'prospect ' || p.name, s.company_name, s.status, s.source, s.state)
      from prospect s join party p on p.party_id = s.party_id
      union all
      select 4, concat_ws(' | ', 'product ' || name, code, category, list_price::float8::text) from product
      union all
      select 5, concat_ws(' | ', 'opportunity ' || f.name, p.name, f.stage, f.state, f.amount::float8::text || ' ' || f.currency,
        f.closes_on::text)
      from opportunity f join party p on p.party_id = f.party_id
      union all
      select 6, concat_ws(' | ', f.kind, f.number, p.name, f.state, f.net_total::float8::text || ' ' || f.currency, f.recognised_on::text)
      from document f join party p on p.party_id = f.party_id
      union all
      select 7, concat_ws(' | ', 'case ' || f.subject, f.number, p.name, f.kind, f.channel, f.state)
      from case_file f join party p on p.party_id = f.party_id
      union all
      select 8, concat_ws(' | ', f.channel || ' ' || f.subject, p.name, f.direction, f.state,
        to_char(f.started_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), f.minutes::float8::text || ' min', f.note,
        'by ' || (select name from user_account u where u.user_id = f.user_id))
      from contact f join party p on p.party_id = f.party_id
      union all
      select 9, concat_ws(' | ', 'note', p.name, f.title, f.text) from note f join party p on p.party_id = f.party_id
      union all
      select 10, concat_ws(' | ', 'consent', p.name, f.purpose, f.state, to_char(f.stated_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'),
        to_char(f.confirmed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), f.ip, f.evidence)
      from consent f join party p on p.party_id = f.party_id
      union all
      select 11, concat_ws(' | ', 'not to be used', channel, address, reason,
        case when since < now() - interval '1 day' then to_char(since at time zone 'UTC', 'YYYY-MM-DD') end)
      from suppression
    )
    select said as line from line order by place, said`;
  return rows.map(({ line }) => line);
}
