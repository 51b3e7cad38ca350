import type { OutputOf } from "../../../../contract/endpoint.ts";
import type * as insight from "../../../../contract/insight.ts";
import { shownName } from "../../../customers/party-columns.ts";
import { visibleParties } from "../../../customers/visible-parties.ts";
import type { Call } from "../../../plumbing/action.ts";
import type { Actor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { changesBy } from "../../cost-model/apply-cost-model.ts";
import { mayApprove } from "../../may-approve.ts";
import { changeColumns } from "./change-columns.ts";
import type { Effect } from "./effect.ts";
import { type CostChange, findChange } from "./find-change.ts";

type Output = OutputOf<typeof insight.readCostChange>;

/** One change with what it sets, what it would do to customers, and whether whoever asks may approve it. */
export async function readCostChange({
  tx,
  actor,
  input,
}: Pick<Call<typeof insight.readCostChange>, "tx" | "actor" | "input">): Promise<Output> {
  const change = await findChange(tx, input.changeId);
  const [row] = await tx.sql<Omit<Output, "document" | "changes" | "preview" | "approval" | "runId">>`
    select ${changeColumns} from cost_change where change_id = ${input.changeId}`;
  if (row === undefined) refuse("not_found");
  const may =
    change.state === "draft" ? await mayApprove(tx, actor, "cost.approve", change.draftedById) : "decided";
  return {
    ...row,
    document: change.document,
    changes: change.changes ?? (change.state === "draft" ? await changesBy(tx, change.document) : []),
    preview: await previewOf(tx, actor, change),
    approval: { may: may === "yes" || may === "only_one", why: may },
    runId: change.runId,
  };
}

async function previewOf(tx: Tx, actor: Actor, change: CostChange): Promise<Output["preview"]> {
  const runId = change.previewRunId;
  if (runId === null) return { state: "none", runId, effect: null };
  const [run] = await tx.sql<{ state: string }>`select state from run where run_id = ${runId}`;
  if (run?.state === "waiting" || run?.state === "working") return { state: "working", runId, effect: null };
  if (change.preview === null) return { state: "failed", runId, effect: null };
  const isOld = change.state === "draft" && change.previewOfVersion !== change.version;
  return { state: isOld ? "outdated" : "done", runId, effect: await withNames(tx, actor, change.preview) };
}

/** Those the reader may see, by name; the counts and sums are of all. */
async function withNames(tx: Tx, actor: Actor, effect: Effect): Promise<Output["preview"]["effect"]> {
  const ids = [...effect.ratings, ...effect.largest].map((one) => one.partyId);
  const named = await tx.sql<{ partyId: string; name: string }>`
    select party_id as "partyId", ${shownName()} as name
    from party
    where party_id = any(${ids}::uuid[]) and ${visibleParties(actor)}`;
  const names = new Map(named.map((one) => [one.partyId, one.name]));
  const seen = <Row extends { partyId: string }>(rows: readonly Row[]) =>
    rows.flatMap((row) => {
      const name = names.get(row.partyId);
      return name === undefined ? [] : [{ ...row, name }];
    });
  return { ...effect, ratings: seen(effect.ratings), largest: seen(effect.largest) };
}
