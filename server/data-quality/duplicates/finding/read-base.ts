import { allRecords, type RecordRow, recordOf } from "../../../customers/all-records.ts";
import { Copies } from "../../../matching/copies.ts";
import type { Intake } from "../../../matching/intake.ts";
import { cellsOf, intakeOf, type KnownRecord, kindOf, takeInCells } from "../../../matching/known-record.ts";
import type { Snapshot } from "../../exports/snapshot.ts";
import { type Ids, idsBehind, PartyIds } from "./party-ids.ts";

/** All records of a kind as the matcher holds them, and whose they are. */
export type Base = {
  /** Of those that are compared, in ascending order, and behind them of the copies that go with one of these. */
  ids: Ids;
  /** The record that stands for each copy. */
  standIns: readonly number[];
  prepared: ReturnType<Intake["done"]>;
};

/**
 * Reads all records of a kind bundle by bundle; each is made comparable at once, and let go.
 * @param apart who was decided to be another one than somebody: each of them is compared for itself
 * @param tell told now and then how many were read
 */
export async function readBase(
  snapshot: Snapshot,
  kind: KnownRecord["kind"],
  apart: ReadonlySet<string>,
  tell: (count: number) => Promise<void>,
): Promise<Base> {
  const [compared, behind] = [new PartyIds(), new PartyIds()];
  const standIns: number[] = [];
  const copies = new Copies();
  const intake = intakeOf(kindOf({ kind }));
  let read = 0;
  for await (const rows of snapshot.stream(allRecords(kind))) {
    for (const row of rows) {
      const { partyId, ...record } = recordOf(kind, row as RecordRow);
      const cells = cellsOf(record);
      const standIn = apart.has(partyId) ? null : copies.standIn(cells.flat(), compared.length);
      if (standIn === null) {
        takeInCells(intake, cells, compared.length);
        compared.add(partyId);
      } else {
        standIns.push(standIn);
        behind.add(partyId);
      }
    }
    read += rows.length;
    if (read % 50_000 < rows.length) await tell(read);
  }
  return { ids: idsBehind(compared, behind), standIns, prepared: intake.done() };
}
