import type { DuplicateFilter } from "../../../contract/data-quality/duplicate-review.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { freePairs, type OpenPair, reviewerOf } from "./open-pairs.ts";

const claimedMs = 600_000;
// Pairs of one cluster stand close together by rank: so many are looked through for each one wanted.
const lookedThrough = 8;
// Nearly always the first is enough; the others are for whoever has put off, or may not see, what ranks highest.
const windows = [
  { which: "fresh", window: 500 },
  { which: "fresh", window: 20_000 },
  { which: "fresh", window: 10_000_000 },
  { which: "skipped", window: 1000 },
] as const;

/**
 * Chooses the pairs to decide on next, of different neighbourhoods, and claims them; what the actor held before and is not
 * among them is let go. One at a time, so that two who ask at once are not given the same.
 */
export async function claimPairs(
  tx: Tx,
  actor: Actor,
  filter: DuplicateFilter,
  count: number,
): Promise<OpenPair[]> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended('data-quality.review', 0))`;
  const chosen: OpenPair[] = [];
  const taken = new Set<string>();
  for (const { which, window } of windows) {
    if (chosen.length >= count) break;
    const limit = count * lookedThrough;
    for (const pair of await freePairs(tx, actor, filter, { which, window, limit })) {
      if (chosen.length >= count || pair.keys.some((key) => taken.has(key))) continue;
      chosen.push(pair);
      for (const key of pair.keys) taken.add(key);
    }
  }
  await tx.sql`delete from duplicate_claim where claimed_by = ${reviewerOf(actor)}`;
  await claim(tx, actor, [...taken]);
  return chosen;
}

/** Holds neighbourhoods for the actor for a while, also those whose time is over for somebody else. */
export async function claim(tx: Tx, actor: Actor, keys: readonly string[]): Promise<void> {
  const until = new Date(tx.now.getTime() + claimedMs);
  await tx.sql`
    insert into duplicate_claim as held (claimed_id, claimed_by, claimed_by_name, claimed_until)
    select key, ${reviewerOf(actor)}, ${actor.name}, ${until}
    from unnest(${[...new Set(keys)].sort()}::uuid[]) as key
    on conflict (claimed_id) do update
    set claimed_by = excluded.claimed_by, claimed_by_name = excluded.claimed_by_name, claimed_until = excluded.claimed_until
    where held.claimed_by = excluded.claimed_by or held.claimed_until <= ${tx.now}`;
}

/** Who looks at something now, besides the actor. */
export async function othersAtWork(tx: Tx, actor: Actor): Promise<string[]> {
  const rows = await tx.sql<{ name: string }>`
    select distinct claimed_by_name as name
    from duplicate_claim
    where claimed_by <> ${reviewerOf(actor)} and claimed_until > ${tx.now}
    order by claimed_by_name
    limit 20`;
  return rows.map((row) => row.name);
}
