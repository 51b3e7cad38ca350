import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../plumbing/db.ts";

/** By file, then by field: the sum in the file, and the sum of what now stands in the records its rows became. */
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
    const plan = summed[kind];
    const fields = plan?.columns.filter((column) => column in sums) ?? [];
    const loaded = plan && fields.length > 0 ? await sumsOf(tx, runId, fileNo, plan, fields) : {};
    found.set(
      fileNo,
      Object.fromEntries(
        fields.map((field) => [field, { source: sums[field]?.source ?? "0", loaded: loaded[field] ?? "0" }]),
      ),
    );
  }
  return found;
}

async function sumsOf(
  tx: Tx,
  runId: string,
  fileNo: number,
  { table, on }: Summed,
  fields: readonly string[],
): Promise<Record<string, string>> {
  const sums = fields.map(
    (field) => sql`trim_scale(coalesce(sum(r.${sql.ref(field)}), 0))::text as ${sql.ref(field)}`,
  );
  const [row] = await tx.sql<Record<string, string>>`
    select ${sql.join(sums)}
    from staged_row s
    join ${sql.table(table)} r on ${on}
    where s.run_id = ${runId} and s.file_no = ${fileNo} and s.part = 0 and s.action in ('create', 'update', 'unchanged')`;
  return row ?? {};
}
