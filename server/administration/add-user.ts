import type { Role } from "../../contract/permissions.ts";
import { systemActor } from "../plumbing/actor.ts";
import type { Tx } from "../plumbing/database/db.ts";
import { record } from "../plumbing/events.ts";
import { refuse } from "../plumbing/refuse.ts";
import { makeOneTimeLink } from "./sign-on/one-time-link.ts";
import { hashNewPassword } from "./sign-on/password.ts";
import { createAccount } from "./users/invite-user.ts";

/**
 * Makes an account from the command line, for getting in again and for automation. Whoever may start commands on the
 * machine may do everything here anyway.
 * @param account.password sets it at once; without it a one-time link is made
 * @returns the link's path and end, or null for an account that has its password
 */
export async function addUser(
  tx: Tx,
  account: { name: string; mail: string; role: Role; password?: string },
): Promise<{ userId: string; link: { path: string; endsAt: string } | null }> {
  const actor = systemActor("command");
  const { name, mail, role, password } = account;
  const [taken] = await tx.sql`select from user_account where lower(mail) = lower(${mail})`;
  if (taken !== undefined) refuse("mail_taken");
  const passwordHash = password === undefined ? null : await hashNewPassword(password, { name, mail });
  const userId = await createAccount(tx, actor, { name, mail, role, recordScope: null, teamId: null });
  if (passwordHash === null) return { userId, link: await makeOneTimeLink(tx, "invitation", userId) };

  await tx.sql`
    update user_account
    set password_hash = ${passwordHash}, state = 'active'
    where user_id = ${userId}`;
  await record(tx, actor, {
    name: "user.accepted",
    subjectKind: "user",
    subjectId: userId,
    differences: { state: { from: "invited", to: "active" } },
  });
  return { userId, link: null };
}
