import Big from "big.js";
import type * as sales from "../../../contract/sales.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { creditedOf, paidOf } from "../unpaid.ts";
import { findDocument } from "./find-document.ts";
import { readDocument } from "./read-document.ts";

/** Gives up what nobody will pay of an invoice, without its tax. What is given up whole is closed. */
export async function writeOffDocument({ tx, actor, input }: Call<typeof sales.writeOffDocument>) {
  const { documentId } = input;
  const { homeId, goldenId, kind, state } = await findDocument(tx, actor, input, { lock: true });
  if (state === "cancelled" || state === "draft" || (kind !== "invoice" && kind !== "order"))
    refuse("document_not_open", { state });
  const left = await openNet(tx, homeId, documentId);
  if (new Big(input.amount).lte(0) || left.lt(input.amount))
    refuse("write_off_too_high", { amount: input.amount, left: left.toFixed() });
  await tx.sql`
    insert into write_off (party_id, write_off_id, document_id, written_off_on, amount, reason)
    values (
      ${homeId}, ${newId(tx.now.getTime())}, ${documentId}, ${input.writtenOffOn}, ${input.amount}, ${input.reason}
    )`;
  await tx.sql`
    update document
    set version = version + 1, state = case when ${left.eq(input.amount)} then 'closed' else state end
    where party_id = ${homeId} and document_id = ${documentId}`;
  await record(tx, actor, {
    name: "document.written_off",
    subjectKind: "document",
    subjectId: documentId,
    partyId: goldenId,
    differences: {
      written_off: { from: null, to: input.amount },
      reason: { from: null, to: input.reason },
    },
  });
  return readDocument({ tx, actor, input: { partyId: homeId, documentId } });
}

/** What is unpaid and neither given up nor credited yet, less the tax that is in it. */
async function openNet(tx: Tx, partyId: string, documentId: string): Promise<Big> {
  const [document] = await tx.sql<{ open: string }>`
    select round(
      d.net_total - ${paidOf("d")} * coalesce(d.net_total / nullif(coalesce(d.gross_total, d.net_total), 0), 1)
        - coalesce((
          select sum(w.amount) from write_off w where w.party_id = d.party_id and w.document_id = d.document_id
        ), 0) - ${creditedOf("d", "net")},
      2
    )::text as open
    from document d
    where d.party_id = ${partyId} and d.document_id = ${documentId}`;
  const open = new Big(document?.open ?? 0);
  return open.lt(0) ? new Big(0) : open;
}
