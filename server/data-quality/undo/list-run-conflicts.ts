import { z } from "zod";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { preferSets } from "../../plumbing/database/prefer-sets.ts";
import { decodeCursor, encodeCursor } from "../../plumbing/http/paging.ts";
import { findLaterChanges } from "../../plumbing/runs/later-changes.ts";
import { rowsOfRun } from "../../plumbing/runs/rows-of-run.ts";
import { describeConflicts } from "./describe-conflicts.ts";
import { laterWrites, loadsAmong } from "./later-writes.ts";
import { links } from "./pointers.ts";
import { journalSize, refuseNotUndoable } from "./undoable.ts";

const Key = z.tuple([z.int().min(0)]);

// Later loads are looked for among so many conflicts; who takes one of them back meets the others afterwards.
const lookedThroughMax = 10_000;

/** What stands in the way of taking a load back, record by record, and the loads that could go first. */
export async function listRunConflicts({ tx, input }: Call<typeof dataQuality.listRunConflicts>) {
  await refuseNotUndoable(tx, input.runId);
  const [from] = decodeCursor(input.cursor, Key) ?? [0];
  await preferSets(tx, await journalSize(tx, input.runId));
  const tables = await rowsOfRun(tx, input.runId);
  const window = { from: 0, limit: Math.max(lookedThroughMax, from + input.limit) };
  const { count, changes } = await findLaterChanges(tx, tables, links, window);
  const writes = await laterWrites(tx, input.runId, changes);
  const until = from + input.limit;
  return {
    rows: await describeConflicts(tx, input.runId, changes.slice(from, until), writes),
    next: count > until ? encodeCursor([until]) : null,
    count,
    laterLoads: loadsAmong(writes),
  };
}
