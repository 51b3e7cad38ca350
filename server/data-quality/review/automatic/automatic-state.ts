import { DuplicatePolicy } from "../../../../contract/customers/duplicates.ts";
import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { OutputOf } from "../../../../contract/endpoint.ts";
import { partyKinds } from "../../../../contract/party-words.ts";
import { policyInForce } from "../../../administration/policies.ts";
import { today } from "../../../customers/party-columns.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { wilson } from "./wilson.ts";

export type AutomaticState = OutputOf<typeof dataQuality.readAutomaticMerging>["rows"][number];

/** What merges made by themselves promise, and of how many looked at it is judged. */
const promisedShare = 0.995;
const judgedFrom = 50;

/**
 * What was looked at speaks against the promise: even the highest share that goes with it lies below. The lowest one would ask for
 * 765 checks without a fault before anything is merged.
 */
export function isTooOftenWrong(right: number, checked: number): boolean {
  return checked >= judgedFrom && wilson(right, checked).high < promisedShare;
}

/** For each kind what the policy says, what was merged by itself, and how right that was. */
export async function automaticStates(tx: Tx): Promise<AutomaticState[]> {
  const [calendar] = await tx.sql<{ day: string }>`select ${today(tx)} as day`;
  const { document } = await policyInForce(tx, "duplicate", calendar?.day ?? "");
  const { automatic } = DuplicatePolicy.parse(document);
  const counted = await tx.sql<{
    kind: string;
    open: number;
    merged: number;
    toCheck: number;
    checked: number;
    right: number;
  }>`
    select kind,
      (select count(*) from duplicate_pair as pair where pair.kind = kinds.kind and band = 'sure' and outcome = 'same' and is_open)
        as open,
      (select count(*) from merge_event join run using (run_id) join party using (party_id)
        where party.kind = kinds.kind and run.kind = 'merge_sure' and undone_at is null) as merged,
      (select count(*) from merge_check where merge_check.kind = kinds.kind and checked_at is null) as "toCheck",
      (select count(*) from merge_check where merge_check.kind = kinds.kind and checked_at is not null) as checked,
      (select count(*) from merge_check where merge_check.kind = kinds.kind and was_right) as right
    from unnest(${[...partyKinds]}::text[]) as kinds (kind)`;
  return partyKinds.map((kind) => {
    const own = counted.find((row) => row.kind === kind);
    const { open = 0, merged = 0, toCheck = 0, checked = 0, right = 0 } = own ?? {};
    const share = wilson(right, checked);
    return {
      kind,
      setting: automatic[kind],
      isPaused: isTooOftenWrong(right, checked),
      open,
      merged,
      toCheck,
      checked,
      right,
      shareLow: checked === 0 ? null : share.low,
      shareHigh: checked === 0 ? null : share.high,
    };
  });
}
