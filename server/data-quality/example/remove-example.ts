import type * as dataQuality from "../../../contract/data-quality.ts";
import { removeExamplePeople } from "../../administration/before-example.ts";
import { emptyCampaigns } from "../../campaigns/empty-campaigns.ts";
import { emptyConversations } from "../../conversations/empty-conversations.ts";
import { emptyCustomers } from "../../customers/empty-customers.ts";
import { emptyFigures, putBackCostModel } from "../../insight/empty-insight.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { emptyRuns, forgetEventsExcept } from "../../plumbing/runs/empty-runs.ts";
import { emptySales } from "../../sales/empty-sales.ts";
import { addedSince, countLoads } from "./added-since.ts";
import { countParties, type Example, exampleHere } from "./example-state.ts";

/** What happened to people who work here, their keys and the workspace: real, and kept as the record of it. */
const keptKinds = ["user", "team", "api_key", "workspace", "policy"];

/**
 * Removes the example company and everything in it, in one transaction; the workspace is then as on the first day, with the
 * accounts of those who work here. Nobody loses something of their own unseen: loads of their files stand in the way, and
 * records they added must be named by their number.
 */
export async function removeExample({ tx, actor, input }: Call<typeof dataQuality.removeExample>) {
  const example = await exampleHere(tx, { lock: true });
  if (example === null || example.loadedAt === null) refuse("example_missing");
  if (example.madeBy === "demo") refuse("example_is_demo");
  await refuseWhileAtWork(tx);
  const loads = await countLoads(tx);
  if (loads > 0) refuse("example_holds_loads", { count: loads });
  const added = await addedSince(tx, example.loadedAt);
  const count = added.reduce((sum, one) => sum + one.count, 0);
  if (count !== input.added) refuse("example_grew", { count });

  const parties = await countParties(tx);
  await emptyWorkspace(tx, example);
  await record(tx, actor, {
    name: "workspace.example_removed",
    subjectKind: "workspace",
    subjectId: "1",
    differences: { parties: { from: parties, to: 0 }, added: { from: count, to: 0 } },
  });
  return { removed: parties };
}

/** A load or a computation under way would write into what is being removed. */
async function refuseWhileAtWork(tx: Tx): Promise<void> {
  const [run] = await tx.sql<{ title: string }>`
    select title from run where state in ('waiting', 'working') order by created_at limit 1`;
  if (run !== undefined) refuse("example_busy", { title: run.title });
}

/** From the last slice to the first, since later ones point to earlier ones. */
async function emptyWorkspace(tx: Tx, { before }: Example): Promise<void> {
  await tx.sql`truncate staged_row, import_row, import_file, crosswalk, merge_event, pair_decision, golden_pin, duplicate_pair,
    duplicate_member, misplaced_person, workplace_decision`;
  await emptyCampaigns(tx);
  await emptyFigures(tx);
  await putBackCostModel(tx, before.costModel);
  await emptyConversations(tx);
  await emptySales(tx);
  await emptyCustomers(tx);
  await removeExamplePeople(tx, before.workspace);
  await emptyRuns(tx);
  await forgetEventsExcept(tx, keptKinds);
  await tx.sql`delete from example_company`;
}
