import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { differencesBetween, record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { given } from "../given.ts";
import { describeMe } from "./describe-me.ts";

export async function changeMe({ tx, actor, input }: Call<typeof administration.changeMe>) {
  const [before] = await tx.sql<{ name: string; locale: string | null; version: number }>`
    select name, locale, version
    from user_account
    where user_id = ${actor.userId}
    for update`;
  if (before === undefined) refuse("not_found");
  if (before.version !== input.version) refuse("version_stale");

  const { name, locale } = before;
  const after = { name, locale, ...given({ name: input.name, locale: input.locale }) };
  const differences = differencesBetween({ name, locale }, after);
  if (Object.keys(differences).length > 0) {
    await tx.sql`
      update user_account
      set name = ${after.name}, locale = ${after.locale}, version = version + 1
      where user_id = ${actor.userId}`;
    await record(tx, actor, {
      name: "user.changed",
      subjectKind: "user",
      subjectId: actor.userId ?? "",
      differences,
    });
  }
  return await describeMe(tx, actor);
}
