import type { Tx } from "../../plumbing/database/db.ts";
import { newToken, sha256 } from "./token.ts";

export type LinkPurpose = "set-up" | "invitation" | "password";

const hoursValid: Record<LinkPurpose, number> = { "set-up": 24, invitation: 7 * 24, password: 24 };

/**
 * Makes a link that works once and replaces those of the same account (or, for set-up, of nobody) that were not used.
 * The token stands in the fragment, which a browser never sends: it reaches no log on the way.
 */
export async function makeOneTimeLink(
  tx: Tx,
  purpose: LinkPurpose,
  userId: string | null,
): Promise<{ path: string; endsAt: string }> {
  await tx.sql`
    delete from one_time_link
    where user_id is not distinct from ${userId}::uuid and used_at is null`;
  const token = newToken();
  const endsAt = new Date(tx.now.getTime() + hoursValid[purpose] * 3_600_000);
  await tx.sql`
    insert into one_time_link (token_sha256, purpose, user_id, created_at, ends_at)
    values (${sha256(token)}, ${purpose}, ${userId}, ${tx.now}, ${endsAt})`;
  return { path: `/${purpose === "set-up" ? "set-up" : "welcome"}#${token}`, endsAt: endsAt.toISOString() };
}

/**
 * Uses a link up. The update takes the row's lock: of two who come at once, the second finds it used.
 * @returns null when there is no such link, or it was used, replaced or is too old
 */
export async function takeOneTimeLink(
  tx: Tx,
  token: string,
  purposes: readonly LinkPurpose[],
): Promise<{ purpose: LinkPurpose; userId: string | null } | null> {
  const [link] = await tx.sql<{ purpose: LinkPurpose; user_id: string | null }>`
    update one_time_link
    set used_at = ${tx.now}
    where token_sha256 = ${sha256(token)} and purpose = any(${[...purposes]}) and used_at is null and ends_at > ${tx.now}
    returning purpose, user_id`;
  return link === undefined ? null : { purpose: link.purpose, userId: link.user_id };
}
