import type * as dataQuality from "../../../contract/data-quality.ts";
import { today } from "../../customers/party-columns.ts";
import type { Call, Visit } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { claimPairs, othersAtWork } from "./claim-pairs.ts";
import { describePairs } from "./describe-pairs.ts";
import { noteShownPairs } from "./note-shown-pairs.ts";
import { countOpen } from "./open-pairs.ts";

/** What to decide on next: claimed for the actor, and told in full, so that the screen has the next one before it is needed. */
export async function nextDuplicates({
  tx,
  actor,
  input,
  visit,
}: Call<typeof dataQuality.nextDuplicates> & { visit: Visit }) {
  const { count, ...filter } = input;
  const chosen = await claimPairs(tx, actor, filter, count);
  const pairs = await describePairs(tx, actor, chosen);
  noteShownPairs(visit, actor, pairs);
  const left = await countOpen(tx, actor, filter);
  const heldBy = pairs.length === 0 && count > 0 && left > 0 ? await othersAtWork(tx, actor) : [];
  return { pairs, left, heldBy, decidedToday: await decidedToday(tx, actor) };
}

async function decidedToday(tx: Tx, actor: Actor): Promise<number> {
  if (actor.userId === null) return 0;
  const [decided] = await tx.sql<{ count: number }>`
    select count(*) as count
    from pair_decision
    where decided_by = ${actor.userId} and taken_back_at is null
      and decided_at >= (select (${today(tx)})::timestamp at time zone time_zone from workspace)`;
  return decided?.count ?? 0;
}
