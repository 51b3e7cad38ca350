import type * as administration from "../../../contract/administration.ts";
import type { Call, Visit } from "../../plumbing/action.ts";
import { differencesBetween, record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { actorOf } from "../actor-of.ts";
import { workspaceState } from "../workspace/workspace-state.ts";
import { describeMe } from "./describe-me.ts";
import { isSetUp } from "./is-set-up.ts";
import { takeOneTimeLink } from "./one-time-link.ts";
import { hashNewPassword } from "./password.ts";
import { startSession } from "./session.ts";

/** The first owner names the workspace and is signed in. All of it happens, or nothing does and the link still works. */
export async function completeSetUp({
  tx,
  input,
  visit,
}: Call<typeof administration.completeSetUp> & { visit: Visit }) {
  // Two links can't be alive at once, but two browsers may hold the same one: the workspace's row lets one in at a time.
  const before = await workspaceState(tx, { lock: true });
  if (await isSetUp(tx)) refuse("set_up_done");
  if ((await takeOneTimeLink(tx, input.token, ["set-up"])) === null) refuse("set_up_link_unusable");

  const actor = actorOf(
    { user_id: newId(tx.now.getTime()), name: input.name, role: "owner", record_scope: null, team_id: null },
    "screen",
  );
  const passwordHash = await hashNewPassword(input.password, input);
  await tx.sql`
    insert into user_account (user_id, name, mail, password_hash, role, state, created_at)
    values (${actor.userId}, ${input.name}, ${input.mail}, ${passwordHash}, 'owner', 'active', ${tx.now})`;
  await tx.sql`
    update workspace
    set name = ${input.workspaceName}, base_currency = ${input.baseCurrency}, time_zone = ${input.timeZone},
      country = ${input.country ?? null}, locale = ${input.locale}, version = version + 1`;
  await record(tx, actor, {
    name: "workspace.set_up",
    subjectKind: "workspace",
    subjectId: "1",
    differences: differencesBetween(before.fields, (await workspaceState(tx)).fields),
  });
  await startSession(tx, actor, visit);
  return await describeMe(tx, actor);
}
