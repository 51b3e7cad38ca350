import { sql } from "kysely";
import type { ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { ownCompanyId } from "../../../plumbing/events.ts";

/** Which links of a kind lead to facts, which are somebody's; facts that others lean on come first. */
const leaning: readonly { kind: ImportKind; links: readonly string[] }[] = [
  { kind: "case_file", links: ["asset"] },
  { kind: "document", links: ["order", "opportunity", "case", "asset"] },
  { kind: "payment", links: ["document", "case", "asset"] },
  { kind: "allocation", links: ["payment"] },
  { kind: "write_off", links: ["document"] },
  { kind: "contact", links: ["case", "opportunity", "asset"] },
  { kind: "note", links: ["case", "document", "opportunity"] },
  { kind: "file", links: ["document", "case", "contact", "opportunity"] },
];

/** A fact that names nobody but a case, a document or the like belongs to whom that belongs. */
export async function attributeThroughFacts(
  tx: Tx,
  runId: string,
  kinds: ReadonlySet<string>,
): Promise<void> {
  for (const { kind, links } of leaning) {
    if (!kinds.has(kind)) continue;
    for (const link of links)
      await tx.sql`
        update staged_row f set party_id = t.party_id
        from (${factsNamed(runId, kind, link)}) t
        where f.run_id = ${runId} and f.kind = ${kind} and f.action = 'create' and f.party_id = ${ownCompanyId}
          and t.record_id = (f.link->>${link})::uuid`;
  }
}

/** The facts that a link of these rows leads to, in this delivery and from before, as `(record_id, party_id)`. */
export function factsNamed(runId: string, kind: string, link: string) {
  return sql`
    select distinct on (record_id) record_id, party_id
    from (
      select t.record_id, t.party_id from staged_row t
      where t.run_id = ${runId} and t.record_id in (
        select (n.link->>${link})::uuid from staged_row n
        where n.run_id = ${runId} and n.kind = ${kind} and n.link ? ${link}
      )
      union all
      select ${sql.ref(`r.${columnOf(link)}`)}, r.party_id from ${sql.table(tableOf(link))} r
      where ${sql.ref(`r.${columnOf(link)}`)} in (
        select (n.link->>${link})::uuid from staged_row n
        where n.run_id = ${runId} and n.kind = ${kind} and n.link ? ${link}
      )
    ) fact`;
}

const homes: Readonly<Record<string, { table: string; column: string }>> = {
  order: { table: "document", column: "document_id" },
  document: { table: "document", column: "document_id" },
  payment: { table: "payment", column: "payment_id" },
  opportunity: { table: "opportunity", column: "opportunity_id" },
  case: { table: "case_file", column: "case_id" },
  asset: { table: "asset", column: "asset_id" },
  contact: { table: "contact", column: "contact_id" },
};

function homeOf(link: string) {
  const home = homes[link];
  if (home === undefined) throw new Error(`No facts lie behind the link ${link}.`);
  return home;
}

function tableOf(link: string): string {
  return homeOf(link).table;
}

function columnOf(link: string): string {
  return homeOf(link).column;
}
