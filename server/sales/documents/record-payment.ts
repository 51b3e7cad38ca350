import Big from "big.js";
import type { InputOf } from "../../../contract/endpoint.ts";
import type * as sales from "../../../contract/sales.ts";
import { findParty } from "../../customers/find-party.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { creditedOf, unsettledOf } from "../unpaid.ts";
import { closeSettled } from "./close-settled.ts";
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
  for (const allocation of input.allocations) {
    await allocate(tx, homeId, paymentId, input.currency, allocation);
    await closeSettled(tx, actor, { homeId, goldenId: partyId, documentId: allocation.documentId });
  }
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
  const [document] = await tx.sql<{ state: string; currency: string; open: string; credited: string }>`
    select d.state, d.currency, trim_scale(${unsettledOf("d")})::text as open, trim_scale(${creditedOf("d", "owed")})::text as credited
    from document d
    where d.party_id = ${partyId} and d.document_id = ${documentId}`;
  if (document === undefined) refuse("not_found");
  if (document.currency !== currency)
    refuse("currency_differs", { given: currency, wanted: document.currency });
  const open = new Big(document.open);
  const left = document.state === "cancelled" || open.lt(0) ? new Big(0) : open;
  if (left.lt(amount)) {
    if (document.state !== "cancelled" && new Big(document.credited).gt(0))
      refuse("allocation_of_credited", { credited: document.credited, left: left.toFixed() });
    refuse("allocation_too_high", { allocated: amount, left: left.toFixed() });
  }
  await tx.sql`
    insert into allocation (party_id, payment_id, document_id, amount)
    values (${partyId}, ${paymentId}, ${documentId}, ${amount})`;
}
