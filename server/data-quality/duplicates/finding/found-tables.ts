import type { duplicateBands, duplicateOutcomes } from "../../../../contract/customers/duplicates.ts";
import type { KnownRecord } from "../../../matching/known-record.ts";
import type { Tx } from "../../../plumbing/database/db.ts";

/** A pair as it was found, the lower id first. */
export type FoundPair = {
  partyId: string;
  otherPartyId: string;
  outcome: (typeof duplicateOutcomes)[number];
  relation: string | null;
  band: (typeof duplicateBands)[number];
  weight: number;
  /** [{comparison, finding, bits}] as JSON. */
  evidence: string;
};

/** Sharing a house or an employer is no question to anybody: nothing would be decided on such pairs. */
const relationsOfNoQuestion: ReadonlySet<string> = new Set(["colleague", "same place"]);

/** Whether somebody might decide on it. */
export const isQuestion = (relation: string | null) =>
  relation === null || !relationsOfNoQuestion.has(relation);

/** Opens what a search finds before it is laid down, for this transaction alone. */
export async function openFound(tx: Tx): Promise<void> {
  await tx.sql`
    create temp table found_pair (
      party_id uuid, other_party_id uuid, kind text, outcome text, relation text, band text, probability float8,
      weight float8, evidence jsonb, model_version int
    ) on commit drop`;
  await tx.sql`create temp table found_member (party_id uuid, group_no int) on commit drop`;
}

/** Puts pairs of one kind into `found_pair`. */
export async function stagePairs(
  tx: Tx,
  of: { kind: KnownRecord["kind"]; modelVersion: number },
  pairs: readonly FoundPair[],
): Promise<void> {
  if (pairs.length === 0) return;
  const column = <T>(read: (pair: FoundPair) => T) => pairs.map(read);
  await tx.sql`
    insert into found_pair
    select party_id, other_party_id, ${of.kind}, outcome, relation, band, 1 / (1 + power(2::float8, -weight)), weight,
      evidence, ${of.modelVersion}::int
    from unnest(
      ${column((pair) => pair.partyId)}::uuid[], ${column((pair) => pair.otherPartyId)}::uuid[],
      ${column((pair) => pair.outcome)}::text[], ${column((pair) => pair.relation)}::text[],
      ${column((pair) => pair.band)}::text[], ${column((pair) => pair.weight)}::float8[],
      string_to_array(${column((pair) => pair.evidence).join("\n")}, chr(10))::jsonb[]
    ) as found (party_id, other_party_id, outcome, relation, band, weight, evidence)`;
}

/** Puts members of groups into `found_member`. */
export async function stageMembers(
  tx: Tx,
  members: readonly { partyId: string; group: number }[],
): Promise<void> {
  if (members.length === 0) return;
  await tx.sql`
    insert into found_member
    select * from unnest(
      ${members.map(({ partyId }) => partyId)}::uuid[], ${members.map(({ group }) => group)}::int[]
    )`;
}
