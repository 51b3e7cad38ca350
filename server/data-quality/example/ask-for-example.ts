import { hasNobody, keepWorkspace } from "../../administration/before-example.ts";
import { today } from "../../customers/party-columns.ts";
import { keepCostModel } from "../../insight/empty-insight.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { askForRun } from "../../plumbing/runs/runs.ts";
import { exampleHere, isEmptyWorkspace } from "./example-state.ts";

/** Which example: the same choice makes the same one. */
export type ExampleChoice = { customers: number; years: number; seed: number };

/**
 * The one that is shown unless somebody asks for another: large enough for a curve, small enough for a few seconds. The
 * pictures of the documents show it, too; its largest customers bear names that most readers can read.
 */
export const usualExample: ExampleChoice = { customers: 2000, years: 3, seed: 28 };

/**
 * Asks for the example company in an empty workspace, in the caller's transaction. What stood here before is kept, so that
 * it can be put back; from now on the workspace is known to hold an example, so that no half of one is ever taken for real.
 * @param madeBy `demo` marks the whole database as nobody's own, for which it must not have a single account
 * @returns the run that loads it
 */
export async function askForExample(
  tx: Tx,
  actor: Actor,
  { madeBy, choice }: { madeBy: "demo" | "page"; choice: ExampleChoice },
  { queue }: { queue: boolean } = { queue: true },
): Promise<string> {
  const workspace = await keepWorkspace(tx);
  if ((await exampleHere(tx)) !== null) refuse("example_here");
  if (!(await isEmptyWorkspace(tx))) refuse("example_not_empty");
  if (madeBy === "demo" && !(await hasNobody(tx))) refuse("example_not_empty");
  const [day] = await tx.sql<{ today: string }>`select ${today(tx)} as today`;
  const until = day?.today ?? "";
  const runId = await askForRun(
    tx,
    actor,
    { kind: "example", title: "The example company", input: { ...choice, until } },
    { queue },
  );
  const before = { workspace, costModel: await keepCostModel(tx) };
  await tx.sql`
    insert into example_company (made_by, customers_count, years_count, seed, books_until, run_id, asked_at, before)
    values (
      ${madeBy}, ${choice.customers}, ${choice.years}, ${choice.seed}, ${until}, ${runId}, ${tx.now}, ${JSON.stringify(before)}
    )`;
  return runId;
}
