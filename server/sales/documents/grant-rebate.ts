import Big from "big.js";
import type { InputOf, OutputOf } from "../../../contract/endpoint.ts";
import { spreadOver } from "../../../contract/insight/sums-of-parts.ts";
import type * as sales from "../../../contract/sales.ts";
import { findParty } from "../../customers/find-party.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";

type Given = InputOf<typeof sales.grantRebate>;
type Share = OutputOf<typeof sales.grantRebate>["shares"][number];

/**
 * Grants a rebate for the sales of some days; the ledger spreads it over those, and follows when one is corrected. Of a customer
 * with several records each record gets the part its own sales bear, so that none takes another's along when they are taken apart.
 */
export async function grantRebate({ tx, actor, input }: Call<typeof sales.grantRebate>) {
  const { partyId } = await findParty(tx, actor, input.partyId, { lock: true });
  if (new Big(input.amount).lte(0))
    refuse("amount_not_positive", {}, [{ path: "amount", message: "Give a positive amount." }]);
  const parts = await partsOf(tx, partyId, input);
  await tx.sql`
    insert into rebate (party_id, rebate_id, title, granted_on, refers_from, refers_until, amount, currency)
    select part."partyId", part."rebateId", ${input.title ?? null}, ${input.grantedOn}, ${input.refersFrom}, ${input.refersUntil},
      part.amount, coalesce(${input.currency ?? null}, (select base_currency from workspace))
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as part ("partyId" uuid, "rebateId" uuid, amount numeric)`;
  const [{ rebateId }] = parts;
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
    where party_id = any(${parts.map((part) => part.partyId)}::uuid[])
      and rebate_id = any(${parts.map((part) => part.rebateId)}::uuid[])
    order by on_day, document_id
    limit 10000`;
  return { rebateId, shares };
}

type Part = { partyId: string; rebateId: string; amount: string };

/** One part for each record with sales in those days, by what they come to; without any, the whole with the record asked for. */
async function partsOf(tx: Tx, goldenId: string, input: Given): Promise<[Part, ...Part[]]> {
  const sold = await tx.sql<{ partyId: string; net: string }>`
    select member.party_id as "partyId", sum(document.net_total * exchange.rate)::text as net
    from party as member
    join document
      on document.party_id = member.party_id
      and document.kind in ('order', 'invoice')
      and document.net_total > 0
      and document.recognised_on between ${input.refersFrom}::date and ${input.refersUntil}::date
    join exchange_span as exchange
      on exchange.currency = document.currency
      and document.recognised_on >= exchange.valid_from
      and document.recognised_on < exchange.valid_until
    where member.golden_id = ${goldenId}
    group by member.party_id
    order by member.party_id
    limit 1000`;
  const amounts = spreadOver(
    input.amount,
    sold.map(({ net }) => net),
  );
  const [first, ...others] = sold
    .map(({ partyId }, at) => ({ partyId, rebateId: newId(tx.now.getTime()), amount: amounts[at] ?? "0" }))
    .filter(({ amount }) => new Big(amount).gt(0));
  if (first === undefined)
    return [{ partyId: goldenId, rebateId: newId(tx.now.getTime()), amount: input.amount }];
  return [first, ...others];
}
