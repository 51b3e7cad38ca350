import type { z } from "zod";
import type { Me } from "../../../contract/administration.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { permissionsOf } from "../actor-of.ts";

type Row = {
  user_id: string;
  name: string;
  mail: string | null;
  locale: string | null;
  version: number;
  team_id: string | null;
  team_name: string | null;
  workspace_name: string;
  base_currency: string;
  time_zone: string;
  country: string | null;
  workspace_locale: string;
};

/** The account behind an actor, as the screens need it from the first moment. */
export async function describeMe(tx: Tx, actor: Actor): Promise<z.output<typeof Me>> {
  const [row] = await tx.sql<Row>`
    select user_id, user_account.name, mail, user_account.locale, user_account.version, team_id, team.name as team_name,
      workspace.name as workspace_name, base_currency, time_zone, country, workspace.locale as workspace_locale
    from user_account
    cross join workspace
    left join team using (team_id)
    where user_id = ${actor.userId}`;
  if (row === undefined) refuse("not_found");
  return {
    userId: row.user_id,
    name: row.name,
    mail: row.mail,
    role: actor.role,
    scope: actor.scope,
    permissions: permissionsOf(actor),
    team:
      row.team_id !== null && row.team_name !== null ? { teamId: row.team_id, name: row.team_name } : null,
    locale: row.locale,
    workspace: {
      name: row.workspace_name,
      baseCurrency: row.base_currency,
      timeZone: row.time_zone,
      country: row.country,
      locale: row.workspace_locale,
    },
    version: row.version,
  };
}
