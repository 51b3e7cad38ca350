import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { makeOneTimeLink } from "../sign-on/one-time-link.ts";
import { requireNoMoreThanMine } from "./require-no-more-than-mine.ts";
import { selectUser } from "./select-users.ts";

/** For a lost invitation, a forgotten password, and for people so far only named in records, who are thereby invited. */
export async function makeUserLink({ tx, actor, input }: Call<typeof administration.makeUserLink>) {
  const user = await selectUser(tx, input.userId);
  requireNoMoreThanMine(actor, user.role);
  if (user.state === "locked") refuse("account_locked");
  if (user.mail === null) refuse("mail_missing");

  if (user.state === "named") {
    await tx.sql`update user_account set state = 'invited', version = version + 1 where user_id = ${user.userId}`;
  }
  const state = user.state === "named" ? "invited" : user.state;
  await record(tx, actor, {
    name: "user.link_made",
    subjectKind: "user",
    subjectId: user.userId,
    differences: state === user.state ? {} : { state: { from: user.state, to: state } },
  });
  return await makeOneTimeLink(tx, state === "active" ? "password" : "invitation", user.userId);
}
