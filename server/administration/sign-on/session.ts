import type { Visit } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { sessionTokenOf, setSessionCookie } from "./session-cookie.ts";
import { newToken, sha256 } from "./token.ts";

/** A session nobody uses for so many days ends. */
export const idleDaysMax = 14;

/** A session ends after so many days in any case. */
export const sessionDaysMax = 60;

const day = 86_400_000;

/**
 * Signs a browser in: always with a new token, and the session it came with ends, so that a token planted before
 * signing in is worth nothing.
 */
export async function startSession(tx: Tx, actor: Actor, visit: Visit): Promise<void> {
  const before = sessionTokenOf(visit);
  if (before !== undefined) {
    await tx.sql`
      update session
      set revoked_at = ${tx.now}
      where token_sha256 = ${sha256(before)} and revoked_at is null`;
  }
  const token = newToken();
  const sessionId = newId(tx.now.getTime());
  await tx.sql`
    insert into session (token_sha256, session_id, user_id, created_at, seen_at, idle_until, ends_at, ip, user_agent)
    values (
      ${sha256(token)}, ${sessionId}, ${actor.userId}, ${tx.now}, ${tx.now}, ${inDays(tx.now, idleDaysMax)},
      ${inDays(tx.now, sessionDaysMax)}, ${visit.ip}, ${visit.userAgent}
    )`;
  await record(tx, actor, {
    name: "session.started",
    subjectKind: "user",
    subjectId: actor.userId ?? "",
    differences: { address: { from: null, to: visit.ip } },
  });
  setSessionCookie(visit, token, (sessionDaysMax * day) / 1000);
}

/**
 * Ends sessions of one account and writes it down.
 * @param which one of them, all but one, or all
 * @returns how many were still live
 */
export async function endSessions(
  tx: Tx,
  actor: Actor,
  userId: string,
  which: { only?: string; except?: string | undefined } = {},
): Promise<number> {
  const ended = await tx.sql`
    update session
    set revoked_at = ${tx.now}
    where user_id = ${userId}
      and revoked_at is null and idle_until > ${tx.now} and ends_at > ${tx.now}
      and (${which.only ?? null}::uuid is null or session_id = ${which.only ?? null})
      and (${which.except ?? null}::uuid is null or session_id <> ${which.except ?? null})
    returning session_id`;
  if (ended.length > 0) {
    await record(tx, actor, {
      name: "session.ended",
      subjectKind: "user",
      subjectId: userId,
      differences: { sessions: { from: ended.length, to: 0 } },
    });
  }
  return ended.length;
}

export function inDays(now: Date, days: number): Date {
  return new Date(now.getTime() + days * day);
}
