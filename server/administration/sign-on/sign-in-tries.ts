import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { sha256 } from "./token.ts";
import { secondsToWait, tryMinutes } from "./wait-after-tries.ts";

/** Under which names a try is counted: an account (by mail address, whether it exists or not) and an address. */
export type TryKeys = { account: string; address: string };

export function tryKeysOf(mail: string, ip: string): TryKeys {
  return { account: keyOf(`account ${mail.trim().toLowerCase()}`), address: keyOf(`address ${ip}`) };
}

function keyOf(text: string): string {
  return sha256(text).toString("hex");
}

/**
 * Refuses while a wait is on. Tries for one account are made one after the other: who comes while another is under way
 * waits a second, so that a burst of guesses at once counts like guesses in a row.
 */
export async function refuseTooManyTries(tx: Tx, keys: TryKeys): Promise<void> {
  const [lock] = await tx.sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${keys.account}, 0)) as free`;
  if (lock?.free !== true) refuse("too_many_requests", { seconds: 1 });

  const since = new Date(tx.now.getTime() - tryMinutes * 60_000);
  const rows = await tx.sql<{ try_key: string; count: number; last_at: string }>`
    select try_key, count(*) as count, max(tried_at) as last_at
    from sign_in_try
    where try_key in (${keys.account}, ${keys.address}) and tried_at > ${since}
    group by try_key`;
  const waitOf = (kind: keyof TryKeys) => {
    const row = rows.find((one) => one.try_key === keys[kind]);
    return secondsToWait(
      kind,
      { count: row?.count ?? 0, lastAt: row ? new Date(row.last_at) : null },
      tx.now,
    );
  };
  const seconds = Math.max(waitOf("account"), waitOf("address"));
  if (seconds > 0) refuse("too_many_requests", { seconds });
}

/** Remembers a failed try; end with `refuseWithTrace`, or it is forgotten. */
export async function noteFailedTry(tx: Tx, keys: TryKeys): Promise<void> {
  await tx.sql`
    insert into sign_in_try (try_key, tried_at)
    values (${keys.account}, ${tx.now}), (${keys.address}, ${tx.now})`;
}

/** After a success the account starts afresh; the address doesn't, or one known password would buy endless guesses. */
export async function forgetTries(tx: Tx, keys: TryKeys): Promise<void> {
  await tx.sql`delete from sign_in_try where try_key = ${keys.account}`;
}
