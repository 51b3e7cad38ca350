import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../plumbing/database/db.ts";
import { ofSumName, sumName } from "../sum-name.ts";

/** By file, then by field (`sum-name.ts`): the sum in the file, and the sum of what now stands in the records its rows became. */
export type Sums = Map<number, Record<string, { source: string; loaded?: string }>>;

type Summed = { columns: readonly string[]; table: string; on: RawBuilder<unknown> };

const summed: Readonly<Record<string, Summed>> = {
  document: {
    table: "document",
    columns: ["list_total", "discount_total", "tax_total", "adjustment_total", "gross_total", "freight_cost"],
    on: sql`r.party_id = s.party_id and r.document_id = s.record_id`,
  },
  document_line: {
    table: "document_line",
    columns: ["list_amount", "discount_amount", "net_amount", "tax_amount", "cost_amount"],
    on: sql`r.party_id = s.party_id and r.document_id = s.record_id and r.line_no = s.record_no`,
  },
  opportunity: {
    table: "opportunity",
    columns: ["amount", "expected_revenue"],
    on: sql`r.party_id = s.party_id and r.opportunity_id = s.record_id`,
  },
  campaign: {
    table: "campaign",
    columns: ["expected_revenue", "budget_amount", "cost_amount"],
    on: sql`r.campaign_id = s.record_id`,
  },
};

/**
 * Holds the amounts that stood in each file against those that stand in the database: the sums were added up while
 * reading, without the database, and a difference is shown, not explained away.
 */
export async function reconcileSums(tx: Tx, runId: string): Promise<Sums> {
  const files = await tx.sql<{ file_no: number; kind: string; sums: Record<string, { source: string }> }>`
    select file_no, kind, sums from import_file where run_id = ${runId} and kind is not null and sums <> '{}'`;
  const found: Sums = new Map();
  for (const { file_no: fileNo, kind, sums } of files) {
    const added: Record<string, { source: string; loaded: string }> = {};
    for (const [part, names] of Map.groupBy(Object.keys(sums), (name) => ofSumName(name).part)) {
      const plan = summed[part === null ? kind : "document"];
      const fields = plan?.columns.filter((column) => names.includes(sumName(part, column))) ?? [];
      const loaded = plan && fields.length > 0 ? await sumsOf(tx, runId, { fileNo, part }, plan, fields) : {};
      for (const field of fields) {
        const name = sumName(part, field);
        added[name] = { source: sums[name]?.source ?? "0", loaded: loaded[field] ?? "0" };
      }
    }
    found.set(fileNo, added);
  }
  return found;
}

async function sumsOf(
  tx: Tx,
  runId: string,
  { fileNo, part }: { fileNo: number; part: string | null },
  { table, on }: Summed,
  fields: readonly string[],
): Promise<Record<string, string>> {
  const sums = fields.map(
    (field) => sql`trim_scale(coalesce(sum(r.${sql.ref(field)}), 0))::text as ${sql.ref(field)}`,
  );
  const whose = part === null ? sql`s.part = 0` : sql`s.part > 0 and s.module = ${part}`;
  const [row] = await tx.sql<Record<string, string>>`
    select ${sql.join(sums)}
    from staged_row s
    join ${sql.table(table)} r on ${on}
    where s.run_id = ${runId} and s.file_no = ${fileNo} and ${whose} and s.action in ('create', 'update', 'unchanged')`;
  return row ?? {};
}
