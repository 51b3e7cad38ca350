import { modelInForce } from "../../../customers/match-model.ts";
import { kindOf } from "../../../matching/known-record.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import type { MeasuresInForce } from "./measures-in-force.ts";

// One record is held against others in a millisecond; all against all are soon quicker than that.
const dueMost = 50_000;
const dueShareMost = 0.2;
const dueAlways = 1000;
// Weights and prior are those of a base of its size.
const growthMost = 2;

/**
 * By what those that changed are weighed; null where all are better searched anew: nobody searched yet, of some kind nothing
 * was learnt, the base is twice as large as the one that was learnt from, or so many changed that it is quicker.
 */
export async function modelsForChanged(tx: Tx): Promise<MeasuresInForce | null> {
  const [due] = await tx.sql<{ count: number }>`
    select count(*) as count from (select from duplicate_due limit ${dueMost + 1}) as some_of_them`;
  if (due === undefined || due.count > dueMost) return null;
  const counts = await tx.sql<{ kind: "organisation" | "household" | "person"; now: number }>`
    select kind, count(*) as now from party group by kind order by kind`;
  const all = counts.reduce((sum, { now }) => sum + now, 0);
  if (due.count > Math.max(dueAlways, all * dueShareMost)) return null;
  const models: { -readonly [Kind in keyof MeasuresInForce]: MeasuresInForce[Kind] } = {};
  for (const { kind, now } of counts) {
    const told = kindOf({ kind });
    const model = models[told] ?? (await modelInForce(tx, told));
    if (model === null || model === undefined) {
      // One alone, such as our own company, has taught nothing and is like nobody.
      if (now > 1) return null;
      continue;
    }
    if (kind !== "household" && now > growthMost * Math.max(model.learntOf, dueAlways)) return null;
    models[told] = model;
  }
  return models;
}
