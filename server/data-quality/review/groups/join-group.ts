import type { DuplicatePair } from "../../../../contract/data-quality/duplicate-review.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { pairsBetween } from "./pairs-between.ts";

/** By which two records a customer joins those before it. */
export type Join = {
  /** What it is kept as until now. */
  memberId: string;
  partyId: string;
  otherPartyId: string;
  evidence: DuplicatePair["evidence"];
};

/**
 * How the customers of a group come to be one, beginning with the one to keep: each joins by the pair of records that a search
 * found most alike, so that what is written down, and learnt of later, is what somebody could see.
 */
export async function joinedBy(tx: Tx, keepId: string, partyIds: readonly string[]): Promise<Join[]> {
  const between = await pairsBetween(tx, partyIds, partyIds);
  const joined = new Set([await goldenIdOf(tx, keepId)]);
  const joins: Join[] = [];
  const likest = between.toSorted((a, b) => (b.rank ?? -1) - (a.rank ?? -1));
  const nextLink = () => likest.find((pair) => joined.has(pair.goldenId) !== joined.has(pair.otherGoldenId));
  for (let link = nextLink(); link !== undefined; link = nextLink()) {
    const { partyId, otherPartyId, goldenId, otherGoldenId, evidence } = link;
    const memberId = joined.has(goldenId) ? otherGoldenId : goldenId;
    joins.push({ memberId, partyId, otherPartyId, evidence: evidence ?? [] });
    joined.add(memberId);
  }
  return joins;
}

async function goldenIdOf(tx: Tx, partyId: string): Promise<string> {
  const [party] = await tx.sql<{ goldenId: string }>`
    select golden_id as "goldenId" from party where party_id = ${partyId}`;
  return party?.goldenId ?? partyId;
}
