import { allRecords, type RecordRow, recordOf } from "../../../customers/all-records.ts";
import type { Intake } from "../../../matching/intake.ts";
import { intakeOf, type KnownRecord, kindOf, takeInRecord } from "../../../matching/known-record.ts";
import type { Snapshot } from "../../exports/snapshot.ts";
import { PartyIds } from "./party-ids.ts";

/** All records of a kind as the matcher holds them, and whose they are. */
export type Base = {
  ids: PartyIds;
  prepared: ReturnType<Intake["done"]>;
};

/**
 * Reads all records of a kind bundle by bundle; each is made comparable at once, and let go.
 * @param tell told now and then how many were read
 */
export async function readBase(
  snapshot: Snapshot,
  kind: KnownRecord["kind"],
  tell: (count: number) => Promise<void>,
): Promise<Base> {
  const ids = new PartyIds();
  const intake = intakeOf(kindOf({ kind }));
  for await (const rows of snapshot.stream(allRecords(kind))) {
    for (const row of rows) {
      const { partyId, ...record } = recordOf(kind, row as RecordRow);
      takeInRecord(intake, record, ids.length);
      ids.add(partyId);
    }
    if (ids.length % 50_000 < rows.length) await tell(ids.length);
  }
  return { ids, prepared: intake.done() };
}
