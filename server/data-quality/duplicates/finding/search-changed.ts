import { sql } from "kysely";
import { forgetDue } from "../../../customers/duplicates-due.ts";
import { type LikenessOfTwo, likenessesOf } from "../../../customers/likenesses.ts";
import type { ModelInForce } from "../../../customers/match-model.ts";
import { type KnownRecord, kindOf } from "../../../matching/known-record.ts";
import type { Kind } from "../../../matching/roles.ts";
import type { Database, Tx } from "../../../plumbing/db.ts";
import { oneAtATime } from "../../merging/one-at-a-time.ts";
import { settlePairs } from "../settle-pairs.ts";
import { type FoundPair, isQuestion, openFound, stagePairs } from "./found-tables.ts";
import { groupTouched } from "./group-touched.ts";
import { layDownPairs } from "./lay-down-pairs.ts";
import type { Searched, TellStep } from "./search-all.ts";

/** By what records are weighed, where they are to be weighed by what is in force. */
export type MeasuresInForce = Readonly<Partial<Record<Kind, ModelInForce>>>;

const kinds = ["person", "organisation", "household"] as const;
const recordsAtOnce = 250;

type FoundOfKind = { kind: KnownRecord["kind"]; pairs: FoundPair[] };

/**
 * Searches again among records that came, changed or went, each held against all others that it meets, by the model in force.
 * What was found of them before makes way; clusters they touch are built anew. It comes to what a search over all by
 * that model would say, but for who meets under none of the keys that are kept.
 */
export async function searchChanged(
  db: Database,
  asked: { models: MeasuresInForce },
  tell: TellStep,
): Promise<Searched> {
  const begun = performance.now();
  // Two processes of the database read. The second may already see what changed behind the first: that is due again.
  const { seen, due, found } = await db.read((first) =>
    db.read((second) => findAmongDue([first, second], asked.models, tell)),
  );
  await tell("Laying down what was found", due.length);
  const { gained, changed } = await db.write(async (tx) => {
    await openFound(tx);
    for (const { kind, pairs } of found)
      await stagePairs(tx, { kind, modelVersion: asked.models[kindOf({ kind })]?.version ?? 0 }, pairs);
    await oneAtATime(tx);
    const isReplaced = sql<boolean>`
      (p.party_id = any(${due}::uuid[]) or p.other_party_id = any(${due}::uuid[]))`;
    const laid = await layDownPairs(tx, isReplaced, sql<boolean>`moved.party_id = any(${due}::uuid[])`);
    await groupTouched(tx, due, asked.models);
    await settlePairs(tx, due);
    await forgetDue(tx, seen, due);
    return laid;
  });
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
        Object.entries(asked.models).map(([kind, model]) => [kind, model?.version ?? null]),
      ),
      seconds: Math.round(performance.now() - begun) / 1000,
    },
  };
}

async function findAmongDue([tx, beside]: readonly [Tx, Tx], models: MeasuresInForce, tell: TellStep) {
  const [row] = await tx.sql<{ seen: string }>`select pg_current_snapshot()::text as seen`;
  const rows = await tx.sql<{ partyId: string; kind: KnownRecord["kind"] | null }>`
    select due.party_id as "partyId", party.kind
    from duplicate_due as due
    left join party on party.party_id = due.party_id
    order by due.party_id`;
  const due = rows.map(({ partyId }) => partyId);
  const before = await foundBefore(tx, due);
  const found: FoundOfKind[] = [];
  let read = 0;
  for (const kind of kinds) {
    const measures = models[kindOf({ kind })];
    const ids = rows.filter((one) => one.kind === kind).map(({ partyId }) => partyId);
    if (measures === undefined || ids.length === 0) continue;
    const likenesses: LikenessOfTwo[] = [];
    const sets = setsOf(ids);
    const compareNext = async (reader: Tx): Promise<void> => {
      for (const partyIds of sets) {
        await tell("Comparing what changed", read);
        likenesses.push(...(await likenessesOf(reader, kind, { partyIds, measures, alsoWith: before })));
        read += partyIds.length;
      }
    };
    // While one set is weighed, the database reads whom the others meet.
    await Promise.all([tx, beside, tx, beside].map(compareNext));
    found.push({ kind, pairs: pairsOf(likenesses) });
  }
  return { seen: row?.seen ?? "", due, found };
}

/** Each is handed out once, whoever of several asks. */
function* setsOf(ids: readonly string[]): Generator<string[]> {
  for (let at = 0; at < ids.length; at += recordsAtOnce) yield ids.slice(at, at + recordsAtOnce);
}

/** Whom each was like before, from either side. */
async function foundBefore(tx: Tx, due: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.sql<{ partyId: string; otherPartyId: string }>`
    select p.party_id as "partyId", p.other_party_id as "otherPartyId"
    from duplicate_pair as p
    where p.party_id = any(${[...due]}::uuid[])
    union
    select p.other_party_id, p.party_id
    from duplicate_pair as p
    where p.other_party_id = any(${[...due]}::uuid[])`;
  const before = new Map<string, string[]>();
  for (const { partyId, otherPartyId } of rows) {
    const others = before.get(partyId);
    if (others === undefined) before.set(partyId, [otherPartyId]);
    else others.push(otherPartyId);
  }
  return before;
}

/** Each pair once, the lower id first; two sets may have met one another. */
function pairsOf(likenesses: readonly LikenessOfTwo[]): FoundPair[] {
  const pairs = new Map<string, FoundPair>();
  for (const { partyId: one, otherPartyId: other, likeness } of likenesses) {
    if (!isQuestion(likeness.relation)) continue;
    const [partyId, otherPartyId] = one < other ? [one, other] : [other, one];
    const { outcome, relation, band, weight, evidence } = likeness;
    pairs.set(`${partyId} ${otherPartyId}`, {
      partyId,
      otherPartyId,
      outcome,
      relation,
      band,
      weight,
      evidence: JSON.stringify(evidence),
    });
  }
  return [...pairs.values()];
}

function countsOf(pairs: readonly FoundPair[]) {
  const count = (outcome: FoundPair["outcome"]) => pairs.filter((pair) => pair.outcome === outcome).length;
  return { pairs: pairs.length, same: count("same"), related: count("related"), unsure: count("unsure") };
}
