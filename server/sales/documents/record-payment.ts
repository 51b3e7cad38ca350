import Big from "big.js";
import type { InputOf } from "../../../contract/endpoint.ts";
import type * as sales from "../../../contract/sales.ts";
import { findParty } from "../../customers/find-party.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/db.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { findDocument } from "./find-document.ts";

type Given = InputOf<typeof sales.recordPayment>;

/** Notes a payment and which documents it settles; a document that is settled in full is closed. */
export async function recordPayment({ tx, actor, input }: Call<typeof sales.recordPayment>) {
  const { partyId } = await findParty(tx, actor, input.partyId, { lock: true });
  const homeId = await homeOf(tx, actor, input, partyId);
  const allocated = input.allocations.reduce((sum, { amount }) => sum.plus(amount), new Big(0));
  if (allocated.gt(input.amount))
    refuse("allocation_too_high", { allocated: allocated.toFixed(), left: input.amount });

  const paymentId = newId(tx.now.getTime());
  await tx.sql`
    insert into payment (party_id, payment_id, received_on, amount, currency, method, reference, fee_amount)
    values (
      ${homeId}, ${paymentId}, ${input.receivedOn}, ${input.amount}, ${input.currency}, ${input.method ?? null},
      ${input.reference ?? null}, ${input.feeAmount ?? null}
    )`;
  for (const allocation of input.allocations)
    await allocate(tx, homeId, paymentId, input.currency, allocation);
  await record(tx, actor, {
    name: "payment.recorded",
    subjectKind: "payment",
    subjectId: paymentId,
    partyId,
    differences: { amount: { from: null, to: input.amount } },
  });
  return { paymentId, amount: input.amount, unallocated: new Big(input.amount).minus(allocated).toFixed() };
}

/** A payment lies with the record its documents lie with: an allocation joins two facts of one record. */
async function homeOf(tx: Tx, actor: Actor, input: Given, partyId: string): Promise<string> {
  const homes = new Set<string>();
  for (const { documentId } of input.allocations)
    homes.add((await findDocument(tx, actor, { partyId, documentId }, { lock: true })).homeId);
  if (homes.size > 1) refuse("not_found");
  return homes.values().next().value ?? partyId;
}

async function allocate(
  tx: Tx,
  partyId: string,
  paymentId: string,
  currency: string,
  { documentId, amount }: Given["allocations"][number],
): Promise<void> {
  const [document] = await tx.sql<{ state: string; currency: string; open: string }>`
    select d.state, d.currency, (coalesce(d.gross_total, d.net_total) - coalesce(sum(a.amount), 0))::text as open
    from document d
    left join allocation a on a.party_id = d.party_id and a.document_id = d.document_id
    where d.party_id = ${partyId} and d.document_id = ${documentId}
    group by d.party_id, d.document_id`;
  if (document === undefined) refuse("not_found");
  if (document.currency !== currency)
    refuse("currency_differs", { given: currency, wanted: document.currency });
  const left = new Big(document.open);
  if (document.state === "cancelled" || left.lt(amount))
    refuse("allocation_too_high", {
      allocated: amount,
      left: document.state === "cancelled" ? "0" : left.toFixed(),
    });
  await tx.sql`
    insert into allocation (party_id, payment_id, document_id, amount)
    values (${partyId}, ${paymentId}, ${documentId}, ${amount})`;
  if (left.eq(amount))
    await tx.sql`
      update document
      set state = 'closed', version = version + 1
      where party_id = ${partyId} and document_id = ${documentId} and state in ('open', 'confirmed', 'delivered')`;
}
