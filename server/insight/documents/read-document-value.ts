import Big from "big.js";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { ledgerCategories } from "../../../contract/insight/costs/ledger-lines.ts";
import type * as insight from "../../../contract/insight.ts";
import { findParty } from "../../customers/find-party.ts";
import { membersOf } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";

type Output = OutputOf<typeof insight.readDocumentValue>;
type Row = Output["rows"][number] & { amount: string };

/** The rows of the ledger that a document is behind, added up by line and activity. */
export async function readDocumentValue({
  tx,
  actor,
  input,
}: Call<typeof insight.readDocumentValue>): Promise<Output> {
  const { documentId } = input;
  const { partyId } = await findParty(tx, actor, input.partyId);
  const [found] = await tx.sql<{ homeId: string }>`
    select party_id as "homeId" from document
    where party_id in ${membersOf(partyId)} and document_id = ${documentId}`;
  if (found === undefined) refuse("not_found");
  const rows = await tx.prepared<Row>`
    select
      ledger.category,
      ledger.activity_code as "activityCode",
      activity.name as "activityName",
      count(*)::integer as entries,
      round(sum(ledger.amount), 6)::text as amount
    from ledger
    left join activity on activity.code = ledger.activity_code
    where ledger.party_id = ${found.homeId} and ledger.source_id = any(${await sourcesOf(tx, found.homeId, documentId)}::uuid[])
    group by ledger.category, ledger.activity_code, activity.name
    order by array_position(${[...ledgerCategories]}::text[], ledger.category), ledger.activity_code nulls first`;
  const sum = rows.reduce((total, row) => total.plus(row.amount), new Big(0));
  return { rows, sum: sum.toFixed(6) };
}

/** The document itself, and what was given up of it, which has ids of its own. */
async function sourcesOf(tx: Tx, homeId: string, documentId: string): Promise<string[]> {
  const lost = await tx.sql<{ id: string }>`
    select write_off_id as id from write_off where party_id = ${homeId} and document_id = ${documentId}`;
  return [documentId, ...lost.map((one) => one.id)];
}
