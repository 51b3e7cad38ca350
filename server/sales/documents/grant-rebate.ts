import Big from "big.js";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as sales from "../../../contract/sales.ts";
import { findParty } from "../../customers/find-party.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";

type Share = OutputOf<typeof sales.grantRebate>["shares"][number];

/** Grants a rebate for the sales of some days; the ledger spreads it over those, and follows when one is corrected. */
export async function grantRebate({ tx, actor, input }: Call<typeof sales.grantRebate>) {
  const { partyId } = await findParty(tx, actor, input.partyId, { lock: true });
  if (new Big(input.amount).lte(0))
    refuse("amount_not_positive", {}, [{ path: "amount", message: "Give a positive amount." }]);
  const rebateId = newId(tx.now.getTime());
  await tx.sql`
    insert into rebate (party_id, rebate_id, title, granted_on, refers_from, refers_until, amount, currency)
    values (
      ${partyId}, ${rebateId}, ${input.title ?? null}, ${input.grantedOn}, ${input.refersFrom}, ${input.refersUntil},
      ${input.amount}, coalesce(${input.currency ?? null}, (select base_currency from workspace))
    )`;
  await record(tx, actor, {
    name: "rebate.granted",
    subjectKind: "rebate",
    subjectId: rebateId,
    partyId,
    differences: { amount: { from: null, to: input.amount } },
  });
  const shares = await tx.sql<Share>`
    select document_id as "documentId", on_day as "onDay", trim_scale(amount)::text as amount
    from rebate_share
    where party_id = ${partyId} and rebate_id = ${rebateId}
    order by on_day, document_id
    limit 10000`;
  return { rebateId, shares };
}
