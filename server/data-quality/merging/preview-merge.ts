import Big from "big.js";
import { sql } from "kysely";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { goldenRecordIfOne } from "../../customers/golden-values.ts";
import { membersOf, partyRef } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { findMergeable } from "./find-mergeable.ts";
import { groupsWithSaid } from "./surviving-groups.ts";

type Preview = OutputOf<typeof dataQuality.previewMerge>;
type Before = Preview["before"][number];
type Counted = Exclude<keyof Before, "party" | "profit">;

/**
 * What stands under each record now and would stand under the one, the money added up from the ledger; and which values
 * would count, by the very rules by which they are made once the records are merged.
 */
export async function previewMerge({
  tx,
  actor,
  input,
}: Call<typeof dataQuality.previewMerge>): Promise<Preview> {
  const { golden, members } = await findMergeable(tx, actor, input.partyId, input.memberIds);
  const ids = [golden, ...members].map((party) => party.partyId);
  const before = shownTo(actor, await standingOf(tx, ids, actor.may.has("money.read")));
  const record = await goldenRecordIfOne(tx, ids);
  return {
    partyId: golden.partyId,
    before,
    after: added(before),
    groups: groupsWithSaid(record),
    mails: [...record.mails],
    phones: [...record.phones],
  };
}

/** Each count and the table it is of. */
const tables = [
  ["documents", "document"],
  ["payments", "payment"],
  ["opportunities", "opportunity"],
  ["contacts", "contact"],
  ["cases", "case_file"],
  ["notes", "note"],
  ["consents", "consent"],
  ["contactPoints", "contact_point"],
  ["relationships", "relationship"],
  ["assets", "asset"],
] as const satisfies readonly (readonly [Counted, string])[];

async function standingOf(tx: Tx, ids: readonly string[], hasMoney: boolean): Promise<Before[]> {
  const members = membersOf(sql`golden.party_id`);
  const counts = tables.map(
    ([name, table]) =>
      sql`(select count(*) from ${sql.table(table)} where party_id in ${members}) as ${sql.ref(name)}`,
  );
  const profit = sql`(
    select coalesce(sum(ledger.amount), 0)::numeric(20, 6)::text
    from party as member
    cross join lateral (select amount from ledger where ledger.party_id = member.party_id offset 0) as ledger
    where member.golden_id = golden.party_id
  )`;
  return tx.sql<Before>`
    select ${partyRef("golden")} as party, (select count(*) from ${members} as member) as records,
      ${sql.join(counts)}, ${hasMoney ? profit : sql`'0'`} as profit
    from party as golden
    where golden.party_id = any(${[...ids]}::uuid[])
    order by array_position(${[...ids]}::uuid[], golden.party_id)`;
}

/** Without what this person may not count. */
function shownTo(actor: Actor, rows: readonly Before[]): Before[] {
  const documents = actor.may.has("document.read") ? {} : { documents: null, payments: null };
  const contacts = actor.may.has("contact.read") ? {} : { contacts: null, cases: null, notes: null };
  return rows.map((row) => ({ ...row, ...documents, ...contacts }));
}

function added(rows: readonly Before[]): Preview["after"] {
  const sumOf = (name: Counted) => {
    const counts = rows.map((row) => row[name]);
    return counts.includes(null) ? null : counts.reduce((sum: number, count) => sum + (count ?? 0), 0);
  };
  const counted = Object.fromEntries(tables.map(([name]) => [name, sumOf(name)]));
  const profit = rows.reduce((sum, row) => sum.plus(row.profit ?? 0), new Big(0));
  return { ...counted, records: sumOf("records") ?? 0, profit: profit.toFixed(6) } as Preview["after"];
}
