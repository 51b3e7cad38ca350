import type { ImportKind } from "../../../contract/data-quality/imports/import-kinds.ts";
import { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { problemKinds } from "../runs/problem-kinds.ts";
import { runRow } from "../runs/run-row.ts";
import { profiles } from "./profiles/profiles.ts";
import { describeColumns } from "./reading/tables/describe-columns.ts";

/** An import as a person follows it: files with their columns, counts, sums, and problems by kind. */
export async function readImport({ tx, input }: Call<typeof dataQuality.readImport>) {
  const run = await runRow(tx, input.runId);
  if (run === undefined || run.kind !== "import") refuse("not_found");
  const [result] = await tx.sql<{ records: Record<string, { created: number; updated: number }> | null }>`
    select result->'records' as records from run where run_id = ${input.runId}`;
  return {
    run,
    files: await filesOf(tx, input.runId),
    records: Object.entries(result?.records ?? {}).map(([kind, counts]) => ({ kind, ...counts })),
    problems: await problemKinds(tx, input.runId),
  };
}

type FileRow = {
  fileNo: number;
  name: string;
  bytes: number;
  encoding: string | null;
  source: string | null;
  module: string | null;
  kind: ImportKind | null;
  header: string[];
  samples: string[][];
  mapping: unknown;
  sums: Record<string, { source: string; loaded?: string }>;
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
};

async function filesOf(tx: Tx, runId: string) {
  const files = await tx.sql<FileRow>`
    select file_no as "fileNo", path as name, bytes, encoding, source, module, kind, header, samples, mapping, sums,
      read_count as read, created_count as created, updated_count as updated, unchanged_count as unchanged,
      refused_count as refused
    from import_file where run_id = ${runId}
    order by file_no`;
  return files.map(
    ({ header, samples, mapping, sums, read, created, updated, unchanged, refused, ...file }) => ({
      ...file,
      source: profiles.find((profile) => profile.source === file.source)?.title ?? file.source,
      rows: read,
      columns: describeColumns(header, samples, mapping === null ? null : ModuleMap.parse(mapping)),
      counts: { read, created, updated, unchanged, refused },
      sums: Object.entries(sums).map(([field, sum]) => ({
        field,
        source: sum.source,
        loaded: sum.loaded ?? null,
      })),
    }),
  );
}
