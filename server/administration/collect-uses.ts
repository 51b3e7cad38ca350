import type { Database } from "../plumbing/database/db.ts";
import { idleDaysMax, inDays } from "./sign-on/session.ts";

/** A session or key that was used, with when it was last said to be. */
export type Use =
  | { kind: "session"; id: string; seenAt: string; ip: string }
  | { kind: "key"; id: string; seenAt: string | null };
export type NoteUse = (use: Use) => void;

/** What is younger than this needs no new date. */
const staleAfter = 60_000;

/**
 * Writes down that sessions and keys are in use: each at most once a minute, all of a second in one statement, outside of
 * the requests. What a killed process had not yet written is a second of "last used", nothing more.
 */
export function collectUses(db: Database): { note: NoteUse; flush(): Promise<void> } {
  let sessions = new Map<string, string>();
  let keys = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  function note(use: Use): void {
    if (use.seenAt !== null && Date.now() - Date.parse(use.seenAt) < staleAfter) return;
    if (use.kind === "session") sessions.set(use.id, use.ip);
    else keys.add(use.id);
    // A failed write is made up for by the next use.
    timer ??= setTimeout(() => void flush().catch(() => undefined), 1000).unref();
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const [usedSessions, usedKeys] = [sessions, keys];
    sessions = new Map();
    keys = new Set();
    if (usedSessions.size + usedKeys.size === 0) return;
    await db.write(async (tx) => {
      await tx.sql`
        update session
        set seen_at = ${tx.now}, ip = used.ip, idle_until = least(${inDays(tx.now, idleDaysMax)}, ends_at)
        from unnest(${[...usedSessions.keys()]}::uuid[], ${[...usedSessions.values()]}::text[]) as used (session_id, ip)
        where session.session_id = used.session_id`;
      await tx.sql`update api_key set used_at = ${tx.now} where api_key_id = any(${[...usedKeys]}::uuid[])`;
    });
  }

  return { note, flush };
}
