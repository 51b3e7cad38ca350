import { sql } from "kysely";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { type Actor, systemActor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { Reading } from "../kept/kept-reading.ts";
import type { RunInForce } from "../value/run-in-force.ts";
import { chooseSample } from "./choose-sample.ts";
import { matrixCustomers } from "./matrix-customers.ts";
import { packPoints } from "./pack-points.ts";
import { sumRegions } from "./sum-regions.ts";

export type Matrix = Omit<OutputOf<typeof insight.readValueMatrix>, "window" | "computedAt">;

/** Everybody as the matrix draws them. Their figures stay as they are until the next run; letters may change, and are packed anew. */
export function matrixReading(run: RunInForce | null, window: "12m" | "all"): Reading<Matrix> {
  return {
    name: "matrix",
    isOfRun: true,
    variant: window,
    asked: run?.runId ?? "",
    count: (tx) => drawMatrix(tx, systemActor("job"), window),
  };
}

/** The same of the customers whom the actor sees. */
export async function drawMatrix(tx: Tx, actor: Actor, window: "12m" | "all"): Promise<Matrix> {
  const customers = matrixCustomers(actor, window);
  const { all, regions } = await sumRegions(tx, customers);
  const sample = await chooseSample(tx, customers, all.customers);
  const { revenueMax, drawn, ...points } = await packPoints(tx, customers, sample.isDrawn);
  return { ...all, regions, drawn, sample: sample.told, revenueMax, points };
}

/**
 * The letters of those who are drawn, as they stand: what a person set or decided since the points were packed.
 * @param countedAt when that was
 */
export async function lettersNow(
  tx: Tx,
  { ids, rating }: Pick<Matrix["points"], "ids" | "rating">,
  countedAt: string,
): Promise<string> {
  // What was being written then was not seen.
  const since = sql`(${countedAt}::timestamptz - interval '1 hour')`;
  const moved = await tx.sql<{ id: string; letter: string }>`
    select encode(uuid_send(golden_id), 'hex') as id, rating as letter
    from party_value
    where golden_id in (
      select party.golden_id from rating_override join party using (party_id)
      where set_at >= ${since} or ended_at >= ${since}
      union
      select party.golden_id from rating_proposal join party using (party_id)
      where state = 'accepted' and decided_at >= ${since}
    )`;
  if (moved.length === 0) return rating;
  const now = new Map(moved.map(({ id, letter }) => [id, letter]));
  const drawn = Buffer.from(ids, "base64");
  const letters = Buffer.from(rating, "base64");
  for (let at = 0; at < letters.length; at++) {
    const letter = now.get(drawn.toString("hex", 16 * at, 16 * at + 16));
    if (letter !== undefined) letters.write(letter, at, "latin1");
  }
  return letters.toString("base64");
}
