import type * as dataQuality from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { findParty } from "../../customers/find-party.ts";
import { goldenRecordsOf } from "../../customers/golden-values.ts";
import type { Call } from "../../plumbing/action.ts";

type GoldenRecord = OutputOf<typeof dataQuality.readGoldenRecord>;

/** What counts of all records kept as one, made of them as they are now; every group says from which record and by which rule. */
export async function readGoldenRecord({
  tx,
  actor,
  input,
}: Call<typeof dataQuality.readGoldenRecord>): Promise<GoldenRecord> {
  const { partyId, kind } = await findParty(tx, actor, input.partyId);
  const record = (await goldenRecordsOf(tx, [partyId])).get(partyId);
  if (record === undefined) throw new Error("The party was found a moment ago in the same snapshot.");
  const refs = new Map(
    record.members.map((member) => [
      member.partyId,
      { partyId: member.partyId, name: member.name, kind: member.kind as GoldenRecord["kind"] },
    ]),
  );
  const refOf = (id: string) => refs.get(id) ?? { partyId: id, name: "", kind: kind as GoldenRecord["kind"] };
  return {
    partyId,
    kind: kind as GoldenRecord["kind"],
    records: [...refs.values()],
    groups: record.groups.map(({ group, values, from, rule }) => ({
      group,
      values,
      from: refOf(from.partyId),
      rule,
    })),
    mails: [...record.mails],
    phones: [...record.phones],
  };
}
