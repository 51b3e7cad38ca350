import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { shownName } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { isStale, type RunInForce, runInForce } from "../value/run-in-force.ts";
import { biggestThatLoses } from "./biggest-that-loses.ts";
import { openWithBest } from "./open-with-best.ts";
import { type Sketch, sketchFigures } from "./sketch-figures.ts";

type Start = OutputOf<typeof insight.readStart>;

/**
 * What to look at first. Who sees all reads what the run kept of all; who sees a team's or their own reads the customers
 * they look after, which are few.
 */
export async function readStart({ tx, actor }: Call<typeof insight.readStart>): Promise<Start> {
  const run = actor.may.has("value.read") ? await runInForce(tx) : null;
  const whose: Actor = actor.scope === "all" ? actor : { ...actor, scope: "own" };
  const sketch = run === null ? empty : await sketchOf(tx, whose, run);
  const mayMoney = actor.may.has("money.read");
  return {
    whose: actor.scope === "all" ? "all" : "mine",
    window: run?.window ?? null,
    computedAt: run?.finishedAt ?? null,
    isStale: run !== null && (await isStale(tx, run)),
    ...sketch,
    story: mayMoney && run !== null ? await biggestThatLoses(tx, whose, sketch.customers) : null,
    isServingFree: actor.may.has("cost.read") && sketch.customers > 0 && (await isServingFree(tx)),
    unattributed: actor.scope === "all" ? await unattributed(tx) : null,
    movers: mayMoney ? await named(tx, sketch.movers) : [],
    open: run !== null && actor.may.has("contact.read") ? await openWithBest(tx, whose) : null,
    refused: actor.may.has("run.read") ? await refusedRows(tx) : null,
  };
}

const empty: Sketch = {
  customers: 0,
  byRating: [],
  revenue: "0",
  profit: "0",
  profitBefore: null,
  top20Share: null,
  losing: 0,
  losses: "0",
  coverage: null,
  curve: [],
  movers: [],
};

/** As the run kept it; a run from before it kept one is sketched now. */
async function sketchOf(tx: Tx, whose: Actor, run: RunInForce): Promise<Sketch> {
  if (whose.scope === "all") {
    const [kept] = await tx.sql<{ sketch: Sketch | null }>`
      select result -> 'sketch' as sketch from run where run_id = ${run.runId}`;
    if (kept?.sketch) return kept.sketch;
  }
  return sketchFigures(tx, whose, run);
}

async function named(tx: Tx, movers: Sketch["movers"]): Promise<NonNullable<Start["movers"]>> {
  const names = await tx.sql<{ partyId: string; name: string; rating: "A" | "B" | "C" | "N" | null }>`
    select party.party_id as "partyId", ${shownName()} as name, party_value.rating
    from party
    left join party_value on party_value.golden_id = party.party_id
    where party.party_id = any(${movers.map((mover) => mover.goldenId)}::uuid[])`;
  const byId = new Map(names.map((row) => [row.partyId, row]));
  return movers.flatMap(({ goldenId, ...figures }) => {
    const party = byId.get(goldenId);
    return party === undefined ? [] : [{ ...party, ...figures }];
  });
}

/** Asked of what the run in force keeps of each activity. */
async function isServingFree(tx: Tx): Promise<boolean> {
  const [row] = await tx.sql<{ isFree: boolean }>`
    select not exists (
      select
      from usual_cost
      join activity on activity.code = usual_cost.activity_code
      where activity.category = 'serving'
    ) as "isFree"`;
  return row?.isFree ?? false;
}

async function unattributed(tx: Tx): Promise<string | null> {
  const [row] = await tx.sql<{ amount: string }>`
    select round(revenue - profit, 2)::text as amount
    from party_value
    where golden_id = ${ownCompanyId} and revenue <> profit`;
  return row?.amount ?? null;
}

async function refusedRows(tx: Tx): Promise<Start["refused"]> {
  const [row] = await tx.sql<{ rows: number; runId: string | null }>`
    select
      coalesce(sum(refused_count), 0)::float8 as rows,
      (array_agg(run_id order by created_at desc))[1] as "runId"
    from run
    where kind = 'import' and state in ('done', 'unbalanced') and refused_count > 0
      and not coalesce((input ->> 'dryRun')::boolean, false)`;
  return row === undefined || row.runId === null ? null : { rows: row.rows, runId: row.runId };
}
