import type { FastifyRequest } from "fastify";
import type { Actor } from "../plumbing/actor.ts";
import type { Tx } from "../plumbing/database/db.ts";
import { type Account, actorOf } from "./actor-of.ts";
import type { NoteUse } from "./collect-uses.ts";
import { sessionTokenOf } from "./sign-on/session-cookie.ts";
import { sha256 } from "./sign-on/token.ts";

/** Which requests `identify` can be asked about. */
type Request = Pick<FastifyRequest, "headers" | "protocol" | "ip" | "cookies">;

/**
 * Finds out who sent a request: an API key (`Authorization: Bearer`) or a session's cookie. One select, which asks the
 * account too, so that a locked account is out with its next request and a changed role counts at once.
 * @param noteUse is told about sessions and keys in use; it writes later, because this runs in a read-only snapshot
 * @returns null for strangers
 */
export async function identify(tx: Tx, request: Request, noteUse: NoteUse): Promise<Actor | null> {
  const [scheme, key] = request.headers.authorization?.split(" ") ?? [];
  if (scheme !== undefined)
    return scheme.toLowerCase() === "bearer" && key ? await byKey(tx, key, noteUse) : null;

  const token = sessionTokenOf({ secure: request.protocol === "https", cookies: request.cookies });
  return token ? await bySession(tx, token, request.ip, noteUse) : null;
}

async function byKey(tx: Tx, key: string, noteUse: NoteUse): Promise<Actor | null> {
  const [row] = await tx.prepared<
    Account & { api_key_id: string; permissions: string[]; used_at: string | null }
  >`
    select api_key_id, permissions, used_at, user_id, user_account.name, role, record_scope, team_id
    from api_key
    join user_account using (user_id)
    where key_sha256 = ${sha256(key)}
      and revoked_at is null
      and (ends_at is null or ends_at > ${tx.now})
      and state = 'active'`;
  if (row === undefined) return null;
  noteUse({ kind: "key", id: row.api_key_id, seenAt: row.used_at });
  return actorOf(row, "api", { apiKeyId: row.api_key_id, permissions: row.permissions });
}

async function bySession(tx: Tx, token: string, ip: string, noteUse: NoteUse): Promise<Actor | null> {
  const [row] = await tx.prepared<Account & { session_id: string; seen_at: string }>`
    select session_id, seen_at, user_id, name, role, record_scope, team_id
    from session
    join user_account using (user_id)
    where token_sha256 = ${sha256(token)}
      and revoked_at is null
      and idle_until > ${tx.now}
      and ends_at > ${tx.now}
      and state = 'active'`;
  if (row === undefined) return null;
  noteUse({ kind: "session", id: row.session_id, seenAt: row.seen_at, ip });
  return actorOf(row, "screen", { sessionId: row.session_id });
}
