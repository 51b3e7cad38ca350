import { sql } from "kysely";
import type { ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { noteFound } from "../../../plumbing/runs/runs.ts";
import { factsNamed } from "./attribute-through-facts.ts";

/** Links that hold only within one customer. */
const within: readonly { kind: ImportKind; links: readonly string[] }[] = [
  { kind: "document", links: ["order", "opportunity"] },
  { kind: "payment", links: ["document"] },
  { kind: "contact", links: ["case", "opportunity"] },
  { kind: "note", links: ["case", "document", "opportunity"] },
  { kind: "file", links: ["document", "case", "contact", "opportunity"] },
];

/**
 * Facts of two customers are not tied together: the link goes, its words stay with the record (as those of a link that
 * leads nowhere), and it is said.
 */
export async function untieOtherParties(tx: Tx, runId: string, kinds: ReadonlySet<string>): Promise<void> {
  for (const { kind, links } of within) {
    if (!kinds.has(kind)) continue;
    for (const link of links) {
      const others = sql`
        staged_row s
        join (${factsNamed(runId, kind, link)}) t on t.record_id = (s.link->>${link})::uuid and t.party_id <> s.party_id
        where s.run_id = ${runId} and s.kind = ${kind}`;
      await noteFound(
        tx,
        runId,
        sql`select 'reference_of_another', 'warning', f.path, s.row_no, ${link}::text, s.refs->>${link},
              'This belongs to another customer. The row was taken without it.'
            from (select s.* from ${others} and s.action in ('create', 'known')) s
            join import_file f on f.run_id = s.run_id and f.file_no = s.file_no
            order by s.file_no, s.row_no`,
      );
      await tx.sql`
        update staged_row u set link = u.link - ${link}::text,
          refs = u.refs - ${link}::text - ${`${link} key`}::text,
          custom = u.custom || jsonb_build_object(${link}::text, u.refs->>${link})
        from (select s.file_no, s.part, s.row_no from ${others}) o
        where u.run_id = ${runId} and u.file_no = o.file_no and u.part = o.part and u.row_no = o.row_no`;
    }
  }
}
