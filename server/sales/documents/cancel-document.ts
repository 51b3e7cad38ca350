import type * as sales from "../../../contract/sales.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { reopenUnsettled } from "./close-settled.ts";
import { findDocument } from "./find-document.ts";
import { readDocument } from "./read-document.ts";

/** Cancels a document of which nothing was paid or credited. It stays readable under its number and counts no longer. */
export async function cancelDocument({ tx, actor, input }: Call<typeof sales.cancelDocument>) {
  const { documentId } = input;
  const { homeId, goldenId, state, version } = await findDocument(tx, actor, input, { lock: true });
  if (version !== input.version) refuse("version_stale");
  if (state === "cancelled") refuse("document_not_open", { state });
  const paid =
    await tx.sql`select from allocation where party_id = ${homeId} and document_id = ${documentId} limit 1`;
  if (paid.length > 0) refuse("document_paid");
  const credited = await tx.sql`
    select from document
    where party_id = ${homeId} and derived_from_id = ${documentId} and kind in ('credit_note', 'return')
      and recognised_on is not null
    limit 1`;
  if (credited.length > 0) refuse("document_credited");
  await reopenUnsettled(
    tx,
    actor,
    { homeId, goldenId, documentId },
    () => tx.sql`
      update document
      set state = 'cancelled', recognised_on = null, version = version + 1
      where party_id = ${homeId} and document_id = ${documentId}`,
  );
  await record(tx, actor, {
    name: "document.cancelled",
    subjectKind: "document",
    subjectId: documentId,
    partyId: goldenId,
    differences: { state: { from: state, to: "cancelled" }, reason: { from: null, to: input.reason } },
  });
  return readDocument({ tx, actor, input: { partyId: homeId, documentId } });
}
