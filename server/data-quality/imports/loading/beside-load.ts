import { forgetWrittenBeside, type StagedPlace, writeBeside } from "../../../customers/load-match-keys.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import type { RunAtWork } from "../../../plumbing/runs/runs.ts";
import { ownSource } from "../planning/own-records.ts";
import type { StagedPart } from "../planning/staged-part.ts";
import { holdLoads } from "./one-at-a-time.ts";

/** A transaction beside that of a load, which it doesn't outlive by itself: it ends when it is told to. */
export type Beside = {
  /** Waits for the work, and makes it last. It is to be called when nothing but the end of the load is left to do. */
  land(): Promise<void>;
  /** As if it had never been. */
  drop(): Promise<void>;
};

// Of fewer parties another transaction costs what it spares.
const partiesLeast = 200;
// Of a delivery that mostly changes who is here, little is made new.
const othersMost = 50_000;

const parties = ["organisation", "household", "person", "prospect"];

/**
 * Begins to write, on a connection of its own, what the load's parties are met and found by: with as much work as a third
 * of the load it uses the second processor meanwhile. Nothing leads to these rows and no undo asks for them, so they may
 * last without the parties for a moment, or until a load that died is taken up again.
 * @param tx the load's own, when its rows are planned and before it has written
 * @returns null where there is too little to do, or more than the rows themselves say
 */
export async function startBeside(
  run: RunAtWork,
  tx: Tx,
  parts: readonly StagedPart[],
  staged: ReadonlySet<string>,
): Promise<Beside | null> {
  const bringsPoints = ["create", "update"].some((action) => staged.has(`contact_point ${action}`));
  // Those that Vitalfew wrote out get their ids only when they are planned.
  if (bringsPoints || parts.some(({ source }) => source === ownSource)) return null;
  const [made] = await tx.sql<{ count: number }>`
    select count(*) as count from staged_row
    where run_id = ${run.runId} and kind = any(${parties}) and action = 'create'`;
  if ((made?.count ?? 0) < partiesLeast) return null;
  const others = await tx.sql<StagedPlace>`
    select file_no as "fileNo", part, row_no as "rowNo" from staged_row
    where run_id = ${run.runId} and kind = any(${parties}) and action <> 'create'
    limit ${othersMost + 1}`;
  if (others.length > othersMost) return null;
  // Who empties these tables takes this one first and waits here for the load; from within they would wait for each other
  // without the database seeing it.
  await tx.sql`lock table party in row exclusive mode`;
  return workBeside(run, others);
}

function workBeside(run: RunAtWork, others: readonly StagedPlace[]): Beside {
  const stop = new AbortController();
  const end = Promise.withResolvers<void>();
  const { signal } = stop;
  const whole = run.db.write(async (tx) => {
    await run.db.read((reader) => writeBeside(tx, run.runId, others, { reader, signal }));
    await end.promise;
    signal.throwIfAborted();
    await run.progress({ cursor: { beside: true } }, tx);
  });
  // Whoever lands it is told.
  whole.catch(() => undefined);
  return {
    land: async () => {
      end.resolve();
      await whole;
    },
    drop: async () => {
      stop.abort();
      end.resolve();
      await whole.catch(() => undefined);
    },
  };
}

/** Takes away what landed beside a load that then ended without its parties. */
export async function forgetBeside(run: RunAtWork): Promise<void> {
  await run.db.write(async (tx) => {
    await holdLoads(tx);
    await forgetWrittenBeside(tx, run.runId);
  });
}
