import { z } from "zod";
import { PartyKind } from "../../../../contract/party.ts";
import { type Actor, systemActor } from "../../../plumbing/actor.ts";
import type { Database, Tx } from "../../../plumbing/database/db.ts";
import { Refusal } from "../../../plumbing/refuse.ts";
import {
  askForRun,
  type Counts,
  noteProblems,
  type RunAtWork,
  type RunState,
  workOnRun,
} from "../../../plumbing/runs/runs.ts";
import { whoAsked } from "../../imports/loading/load-staged.ts";
import { mergeParties } from "../../merging/merge-parties.ts";
import { oneAtATime } from "../../merging/one-at-a-time.ts";
import { keepProposed } from "../proposals.ts";
import { readSides } from "../read-sides.ts";
import { automaticStates } from "./automatic-state.ts";

const Input = z.object({ kind: PartyKind });
const Cursor = z.object({
  after: z.tuple([z.string(), z.string()]).optional(),
  problems: z.number().default(0),
});
type Kind = z.output<typeof PartyKind>;
type Pair = {
  partyId: string;
  otherPartyId: string;
  evidence: { comparison: string; finding: string; bits: number }[];
};

// While they are merged nobody decides: so few that a reviewer does not notice.
const pairsAtOnce = 10;
/** Enough to tell nine of ten from all; and a share of many, so that it goes on being measured. */
const checkedAtLeast = 60;
const checkedShare = 0.02;

/** Asks for all sure pairs of a kind to be merged, in the caller's transaction. */
export async function askForMergeSure(tx: Tx, actor: Actor, kind: Kind): Promise<string> {
  return askForRun(tx, actor, { kind: "merge_sure", title: "Merge sure duplicates", input: { kind } });
}

/** After a search: asks for it by itself for each kind of which the policy says so, unless too many were wrong. */
export async function mergeAfterSearch(db: Database): Promise<void> {
  await db.write(async (tx) => {
    for (const { kind, setting, isPaused, open } of await automaticStates(tx))
      if (setting === "merge" && !isPaused && open > 0) await askForMergeSure(tx, systemActor("job"), kind);
  });
}

/**
 * Merges the sure pairs of a kind, a few in each transaction: what was merged stays when it is stopped or dies, and it goes on where
 * it was. What somebody decided otherwise in the meantime stays so, and is counted.
 */
export async function workOnMergeSure(db: Database, runId: string): Promise<RunState | null> {
  return workOnRun(db, runId, (run) => mergeSure(run));
}

async function mergeSure(run: RunAtWork): Promise<{ counts: Counts }> {
  const { kind } = Input.parse(run.input);
  const cursor = Cursor.parse(run.cursor);
  const { db, runId } = run;
  const expected = await db.read((tx) => countSure(tx, kind));
  const share = Math.max(checkedShare, Math.min(1, checkedAtLeast / Math.max(1, expected)));
  const counts = await db.read((tx) => countsSoFar(tx, runId));
  await run.progress({ step: "Merging", expected: counts.read + expected });
  for (let after = cursor.after, problemNo = cursor.problems + 1, isMore = true; isMore; ) {
    await run.stopIfCancelled();
    isMore = await db.write(async (tx) => {
      await oneAtATime(tx);
      const pairs = await surePairs(tx, kind, after);
      const actor = { ...(await whoAsked(tx, runId)), door: "job" as const };
      const sides = await readSides(
        tx,
        actor,
        pairs.flatMap(({ partyId, otherPartyId }) => [partyId, otherPartyId]),
      );
      for (const pair of pairs) {
        after = [pair.partyId, pair.otherPartyId];
        counts.read += 1;
        const [one, other] = [sides.get(pair.partyId), sides.get(pair.otherPartyId)];
        if (one === undefined || other === undefined || !(await isStillOpen(tx, pair))) {
          counts.unchanged += 1;
          continue;
        }
        try {
          await mergePair(tx, actor, { runId, kind, pair, keepId: keepProposed(one, other), share });
          counts.updated += 1;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          counts.refused += 1;
          await noteProblems(tx, runId, problemNo++, [
            {
              code: "merge_refused",
              severity: "refused",
              value: one.side.party.name,
              message: error.message,
            },
          ]);
        }
      }
      await run.progress({ counts, cursor: { after, problems: problemNo - 1 } }, tx);
      return pairs.length === pairsAtOnce;
    });
  }
  return { counts };
}

async function countSure(tx: Tx, kind: Kind): Promise<number> {
  const [sure] = await tx.sql<{ count: number }>`
    select count(*) as count from duplicate_pair where is_open and kind = ${kind} and band = 'sure' and outcome = 'same'`;
  return sure?.count ?? 0;
}

/** What an interrupted attempt has counted. */
async function countsSoFar(tx: Tx, runId: string): Promise<Counts> {
  const [run] = await tx.sql<Counts>`
    select read_count as read, created_count as created, updated_count as updated, unchanged_count as unchanged,
      refused_count as refused
    from run where run_id = ${runId}`;
  return run ?? { read: 0, created: 0, updated: 0, unchanged: 0, refused: 0 };
}

function surePairs(tx: Tx, kind: Kind, after: [string, string] | undefined): Promise<Pair[]> {
  const [low, high] = after ?? [
    "00000000-0000-0000-0000-000000000000",
    "00000000-0000-0000-0000-000000000000",
  ];
  return tx.sql<Pair>`
    select party_id as "partyId", other_party_id as "otherPartyId", evidence
    from duplicate_pair
    where is_open and kind = ${kind} and band = 'sure' and outcome = 'same'
      and (party_id, other_party_id) > (${low}::uuid, ${high}::uuid)
    order by party_id, other_party_id
    limit ${pairsAtOnce}`;
}

/** Another of the same few may have settled it. */
async function isStillOpen(tx: Tx, { partyId, otherPartyId }: Pair): Promise<boolean> {
  const open = await tx.sql`
    select from duplicate_pair where party_id = ${partyId} and other_party_id = ${otherPartyId} and is_open`;
  return open.length > 0;
}

async function mergePair(
  tx: Tx,
  actor: Actor,
  {
    runId,
    kind,
    pair,
    keepId,
    share,
  }: { runId: string; kind: Kind; pair: Pair; keepId: string; share: number },
): Promise<void> {
  const { partyId, otherPartyId, evidence } = pair;
  const memberId = keepId === partyId ? otherPartyId : partyId;
  const { mergeId, goldenId } = await mergeParties({
    tx,
    actor,
    input: { partyId: keepId, memberIds: [memberId], evidence, reason: "A search is sure of it." },
  });
  const [merged] = await tx.sql<{ mergedId: string }>`
    update merge_event
    set run_id = ${runId}
    from party
    where party.golden_id = ${goldenId} and merge_event.party_id = party.party_id and merge_event.merge_id = ${mergeId}
    returning merge_event.party_id as "mergedId"`;
  if (merged === undefined || Math.random() >= share) return;
  await tx.sql`
    insert into merge_check (party_id, merge_id, kind, one_id, other_id, asked_at)
    values (${merged.mergedId}, ${mergeId}, ${kind}, ${partyId}, ${otherPartyId}, ${tx.now})`;
}
