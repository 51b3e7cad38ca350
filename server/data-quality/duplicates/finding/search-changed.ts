import { sql } from "kysely";
import { forgetDue } from "../../../customers/duplicates-due.ts";
import { keepMatchRecords } from "../../../customers/load-match-keys.ts";
import { type KnownRecord, kindOf } from "../../../matching/known-record.ts";
import { arrayText } from "../../../plumbing/database/array-text.ts";
import type { Database, Tx } from "../../../plumbing/database/db.ts";
import { oneAtATime } from "../../merging/one-at-a-time.ts";
import { settlePairs } from "../settle-pairs.ts";
import type { ChangedSet, FoundOfSet } from "./compare-changed.ts";
import { compareHere, compareInThreads } from "./compare-in-threads.ts";
import { type FoundPair, openFound, stagePairs } from "./found-tables.ts";
import { groupTouched } from "./group-touched.ts";
import { layDownPairs } from "./lay-down-pairs.ts";
import type { MeasuresInForce } from "./measures-in-force.ts";
import type { Searched, TellStep } from "./search-all.ts";

const kinds = ["person", "organisation", "household"] as const;
/** From so many on a search is worth a thread of its own, which takes half a second to begin: they keep one busy for a tenth. */
export const worthAThread = 100;
// Fewer where people may be answered in this thread: each set is compared at a stretch.
const recordsAtOnce = { ofFew: 10, ofMany: 250 };

/**
 * Searches again among records that came, changed or went, each held against all others that it meets, by the model in force.
 * What was found of them before makes way; clusters they touch are built anew. It comes to what a search over all by
 * that model would say, but for who meets under none of the keys that are kept.
 */
export async function searchChanged(
  db: Database,
  models: MeasuresInForce,
  tell: TellStep,
): Promise<Searched> {
  const begun = performance.now();
  // Those who compare may already see what changed behind this: that is due again.
  const { seen, due, sets } = await db.read(dueNow);
  const compareSets = due.length < worthAThread ? compareHere : compareInThreads;
  const compared = await compareSets(db, models, sets, (begun) => tell("Comparing what changed", begun));
  const found = ofEachKind(sets, compared);
  await tell("Laying down what was found", due.length);
  const { gained, changed } = await db.write(async (tx) => {
    await openFound(tx);
    for (const { kind, pairs } of found)
      await stagePairs(tx, { kind, modelVersion: models[kindOf({ kind })]?.version ?? 0 }, pairs);
    await oneAtATime(tx);
    const ids = arrayText(due);
    const isReplaced = sql<boolean>`
      (p.party_id = any(${ids}::uuid[]) or p.other_party_id = any(${ids}::uuid[]))`;
    const isCounted = sql<boolean>`moved.party_id = any(${ids}::uuid[])`;
    const laid = await layDownPairs(tx, { isReplaced, isCounted, movedLeast: 0 });
    await groupTouched(tx, due, models);
    await settlePairs(tx, due);
    await forgetDue(tx, seen, due);
    return laid;
  });
  await keepMatchRecords(db, due);
  return {
    counts: {
      read: due.length,
      created: gained,
      updated: changed,
      unchanged: due.length - gained - changed,
      refused: 0,
    },
    result: {
      isFull: false,
      found: Object.fromEntries(found.map(({ kind, pairs }) => [kind, countsOf(pairs)])),
      models: Object.fromEntries(
        Object.entries(models).map(([kind, model]) => [kind, model?.version ?? null]),
      ),
      seconds: Math.round(performance.now() - begun) / 1000,
    },
  };
}

async function dueNow(tx: Tx): Promise<{ seen: string; due: string[]; sets: ChangedSet[] }> {
  const [row] = await tx.sql<{ seen: string }>`select pg_current_snapshot()::text as seen`;
  const rows = await tx.sql<{ partyId: string; kind: KnownRecord["kind"] | null }>`
    select due.party_id as "partyId", party.kind
    from duplicate_due as due
    left join party on party.party_id = due.party_id
    order by due.party_id`;
  const due = rows.map(({ partyId }) => partyId);
  const most = due.length < worthAThread ? recordsAtOnce.ofFew : recordsAtOnce.ofMany;
  const sets = kinds.flatMap((kind) => {
    const ids = rows.filter((one) => one.kind === kind).map(({ partyId }) => partyId);
    return setsOf(ids, most).map((partyIds) => ({ kind, partyIds }));
  });
  return { seen: row?.seen ?? "", due, sets };
}

function setsOf(ids: readonly string[], most: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / most) }, (_, at) =>
    ids.slice(at * most, (at + 1) * most),
  );
}

/** Of each kind that was compared what was found, each pair once: two sets may have met one another. */
function ofEachKind(sets: readonly ChangedSet[], compared: readonly FoundOfSet[]): FoundOfSet[] {
  const searched = kinds.filter((kind) => sets.some((set) => set.kind === kind));
  return searched.map((kind) => {
    const all = compared.filter((one) => one.kind === kind).flatMap(({ pairs }) => pairs);
    const pairs = new Map(all.map((pair) => [`${pair.partyId} ${pair.otherPartyId}`, pair]));
    return { kind, pairs: [...pairs.values()] };
  });
}

function countsOf(pairs: readonly FoundPair[]) {
  const count = (outcome: FoundPair["outcome"]) => pairs.filter((pair) => pair.outcome === outcome).length;
  return { pairs: pairs.length, same: count("same"), related: count("related"), unsure: count("unsure") };
}
