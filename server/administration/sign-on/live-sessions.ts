import type { Tx } from "../../plumbing/database/db.ts";

/** The sessions of an account that are live, the one last used first. */
export async function liveSessions(tx: Tx, userId: string | null, thisSessionId?: string) {
  const rows = await tx.sql<{
    session_id: string;
    created_at: string;
    seen_at: string;
    ends_at: string;
    ip: string;
    user_agent: string;
  }>`
    select session_id, created_at, seen_at, ends_at, ip, user_agent
    from session
    where user_id = ${userId} and revoked_at is null and idle_until > ${tx.now} and ends_at > ${tx.now}
    order by seen_at desc, session_id
    limit 100`;
  return rows.map((row) => ({
    sessionId: row.session_id,
    isThisOne: row.session_id === thisSessionId,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    endsAt: row.ends_at,
    ip: row.ip,
    userAgent: row.user_agent,
  }));
}
