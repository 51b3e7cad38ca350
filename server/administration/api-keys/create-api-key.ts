import type * as administration from "../../../contract/administration.ts";
import { type Permission, permissions } from "../../../contract/permissions.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { newToken, sha256 } from "../sign-on/token.ts";
import { selectApiKey } from "./select-api-keys.ts";

/** The key acts for whoever makes it. It is in this reply and nowhere else: the database keeps its hash. */
export async function createApiKey({ tx, actor, input }: Call<typeof administration.createApiKey>) {
  requireMine(actor, input.permissions);
  const endsAt = input.endsOn === undefined ? null : await endOfDay(tx, input.endsOn);

  const key = `vf_${newToken()}`;
  const apiKeyId = newId(tx.now.getTime());
  const held = [...new Set(input.permissions)];
  await tx.sql`
    insert into api_key (api_key_id, name, prefix, key_sha256, user_id, permissions, created_at, created_by, ends_at)
    values (
      ${apiKeyId}, ${input.name}, ${key.slice(0, 8)}, ${sha256(key)}, ${actor.userId}, ${held}, ${tx.now}, ${actor.userId},
      ${endsAt}
    )`;
  await record(tx, actor, {
    name: "api_key.created",
    subjectKind: "api_key",
    subjectId: apiKeyId,
    differences: { name: { from: null, to: input.name }, permissions: { from: null, to: held } },
  });
  const apiKey = await selectApiKey(tx, apiKeyId);
  if (apiKey === undefined) throw new Error("The key that was just made is not there.");
  return { key, apiKey };
}

function requireMine(actor: Actor, wanted: readonly Permission[]): void {
  const beyond = wanted.filter((name) => !actor.may.has(name)).map((name) => permissions[name]);
  if (beyond.length > 0) refuse("permissions_beyond_yours", { permissions: beyond.join("; ") });
}

/** The instant at which a day is over in the workspace's time zone; refuses one that is over already. */
async function endOfDay(tx: Tx, day: string): Promise<string> {
  const [row] = await tx.sql<{ ends_at: string; is_past: boolean }>`
    select (${day}::date + 1)::timestamp at time zone time_zone as ends_at,
      (${day}::date + 1)::timestamp at time zone time_zone <= ${tx.now} as is_past
    from workspace`;
  if (row === undefined || row.is_past)
    refuse("day_past", {}, [{ path: "endsOn", message: "That day is over." }]);
  return row.ends_at;
}
