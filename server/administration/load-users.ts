import { sql } from "kysely";
import { insertNoted, type Load } from "../plumbing/runs/journal.ts";
import { instant, loadRecords, made, once, text } from "../plumbing/runs/load-records.ts";

/**
 * People named in imported records become accounts that nobody can sign in with; an owner may invite them later.
 * An account that somebody uses keeps the name it has. What they may do is never delivered: a file gives nobody a role.
 */
export async function loadUsers(load: Load): Promise<void> {
  await loadTeams(load);
  await loadRecords(load, {
    kind: "user",
    table: "user_account",
    key: { user_id: sql`s.record_id` },
    columns: {
      name: {
        ...made(sql`s.data->>'name'`, "name", "given_name", "family_name"),
        next: keptUnlessNamed("name"),
      },
      mail: { ...text("mail"), next: keptUnlessNamed("mail") },
      team_id: {
        ...text("team"),
        value: teamNamed,
        next: sql`case when t.state = 'named' then coalesce(${teamNamed}, t.team_id) else t.team_id end`,
      },
      locale: {
        ...text("locale"),
        next: sql`case when t.state = 'named' then coalesce(s.data->>'locale', t.locale) else t.locale end`,
      },
      state: once(sql`'named'`),
      created_at: once(instant("created_at", sql`now()`).value),
    },
    versioned: true,
  });
}

const teamNamed = sql`(select team.team_id from team where team.name = s.data->>'team')`;

/** Teams by the names that people's rows give them. */
async function loadTeams(load: Load): Promise<void> {
  await insertNoted(
    load,
    "team",
    sql`insert into team (team_id, name)
        select derived_id(first.new_id, 'team'), first.name
        from (
          select distinct on (s.data->>'team') s.data->>'team' as name, s.new_id
          from staged_row s
          where s.run_id = ${load.runId} and s.kind = 'user' and s.action in ('create', 'update')
            and s.data->>'team' is not null
          order by s.data->>'team', s.file_no, s.row_no
        ) first
        on conflict do nothing`,
  );
}

function keptUnlessNamed(column: "name" | "mail") {
  const own = sql`t.${sql.ref(column)}`;
  return sql`case when t.state = 'named' then coalesce(s.data->>${sql.lit(column)}, ${own}) else ${own} end`;
}
