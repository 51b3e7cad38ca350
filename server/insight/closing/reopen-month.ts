import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";

/** Reopens a month: the cost model may change within it again. What was kept of the closing stays to be read. */
export async function reopenMonth({ tx, actor, input }: Call<typeof insight.reopenMonth>) {
  const month = `${input.month.slice(0, 7)}-01`;
  const [closing] = await tx.sql<{ closingNo: number; closedBy: string }>`
    update month_closing
    set reopened_at = ${tx.now}, reopened_by = ${actor.userId}, reopened_by_name = ${actor.name},
      reopen_reason = ${input.reason}
    where month = ${month}::date and reopened_at is null
    returning closing_no as "closingNo", closed_by_name as "closedBy"`;
  if (closing === undefined) refuse("month_not_closed", { month: month.slice(0, 7) });
  await record(tx, actor, {
    name: "month.reopened",
    subjectKind: "month",
    subjectId: month.slice(0, 7),
    differences: {
      closing: { from: closing.closingNo, to: null },
      closed_by: { from: closing.closedBy, to: null },
      reason: { from: null, to: input.reason },
    },
  });
  return { month, closingNo: closing.closingNo };
}
