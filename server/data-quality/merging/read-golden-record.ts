import type * as dataQuality from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { findParty } from "../../customers/find-party.ts";
import { goldenRecordsOf } from "../../customers/golden-values.ts";
import type { Call } from "../../plumbing/action.ts";
import { groupsWithSaid, recordRefOf } from "./surviving-groups.ts";

type Pin = { recordId: string; group: string; byName: string; at: string };
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
  const pins = await tx.sql<Pin>`
    select party_id as "recordId", field_group as "group", pinned_by_name as "byName", pinned_at as at
    from golden_pin
    where party_id = any(${record.members.map((member) => member.partyId)}::uuid[])`;
  return {
    partyId,
    kind: kind as GoldenRecord["kind"],
    records: record.members.map(recordRefOf),
    groups: groupsWithSaid(record).map((one) => {
      const pin = pins.find(({ recordId, group }) => recordId === one.from.partyId && group === one.group);
      return {
        ...one,
        pinned: one.rule === "pinned" && pin !== undefined ? { byName: pin.byName, at: pin.at } : null,
      };
    }),
    mails: [...record.mails],
    phones: [...record.phones],
  };
}
