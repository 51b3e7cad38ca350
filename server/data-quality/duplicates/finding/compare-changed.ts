import { type LikenessOfTwo, likenessesOf } from "../../../customers/likenesses.ts";
import { type KnownRecord, kindOf } from "../../../matching/known-record.ts";
import { arrayText } from "../../../plumbing/database/array-text.ts";
import type { Database, Tx } from "../../../plumbing/database/db.ts";
import { type FoundPair, isQuestion } from "./found-tables.ts";
import type { MeasuresInForce } from "./measures-in-force.ts";

/** Some records of one kind that changed. */
export type ChangedSet = { kind: KnownRecord["kind"]; partyIds: readonly string[] };

/** What was found of the records of one set; both of a pair may have changed, and be in two sets. */
export type FoundOfSet = { kind: KnownRecord["kind"]; pairs: FoundPair[] };

/** Hands out one set after another, each once, whoever of several asks; null when all are taken. */
export type TakeSet = () => ChangedSet | null;

/**
 * Holds records that changed against all others they meet, and those they were like before.
 * @param tell told of each set how many records it has, before it is compared; refuses to go on by throwing
 */
export async function compareChanged(
  db: Database,
  models: MeasuresInForce,
  take: TakeSet,
  tell: (records: number) => Promise<void>,
): Promise<FoundOfSet[]> {
  return db.read((first) =>
    db.read(async (second) => {
      const found: FoundOfSet[] = [];
      const crowds = new Map();
      const compareNext = async (reader: Tx): Promise<void> => {
        for (let set = take(); set !== null; set = take()) {
          await tell(set.partyIds.length);
          const measures = models[kindOf(set)];
          if (measures === undefined) continue;
          const alsoWith = await foundBefore(reader, set.partyIds);
          const likenesses = await likenessesOf(reader, set.kind, { ...set, measures, alsoWith, crowds });
          found.push({ kind: set.kind, pairs: pairsOf(likenesses) });
        }
      };
      // While one set is weighed, the database reads whom the other one meets.
      await Promise.all([first, second].map(compareNext));
      return found;
    }),
  );
}

/** What somebody might decide on, the lower id first. */
function pairsOf(likenesses: readonly LikenessOfTwo[]): FoundPair[] {
  return likenesses
    .filter(({ likeness }) => isQuestion(likeness.relation))
    .map(({ partyId: one, otherPartyId: other, likeness }) => {
      const [partyId, otherPartyId] = one < other ? [one, other] : [other, one];
      const { outcome, relation, band, weight, evidence } = likeness;
      return { partyId, otherPartyId, outcome, relation, band, weight, evidence: JSON.stringify(evidence) };
    });
}

/** Whom each was like before, from either side. */
async function foundBefore(tx: Tx, partyIds: readonly string[]): Promise<Map<string, string[]>> {
  const own = arrayText(partyIds);
  const rows = await tx.sql<{ partyId: string; otherPartyId: string }>`
    select p.party_id as "partyId", p.other_party_id as "otherPartyId"
    from duplicate_pair as p
    where p.party_id = any(${own}::uuid[])
    union
    select p.other_party_id, p.party_id
    from duplicate_pair as p
    where p.other_party_id = any(${own}::uuid[])`;
  const before = new Map<string, string[]>();
  for (const { partyId, otherPartyId } of rows) {
    const others = before.get(partyId);
    if (others === undefined) before.set(partyId, [otherPartyId]);
    else others.push(otherPartyId);
  }
  return before;
}
