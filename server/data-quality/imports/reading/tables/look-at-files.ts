import type { ImportAnswers } from "../../../../../contract/data-quality/imports/import-answers.ts";
import type { ImportProfile } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import type { Tx } from "../../../../plumbing/database/db.ts";
import { refuse } from "../../../../plumbing/refuse.ts";
import type { RunAtWork } from "../../../../plumbing/runs/runs.ts";
import { moduleName } from "../../mappings/module-name.ts";
import { noteMore } from "../../note-more.ts";
import { profiles } from "../../profiles/profiles.ts";
import { whyNoRecords } from "../../recognition/evidence/why-no-records.ts";
import { sketchTable } from "../../recognition/sketch-table.ts";
import { type Candidate, findTables } from "../files/find-tables.ts";
import { stampOf } from "../files/source.ts";
import type { FoundFile } from "../find-files.ts";
import type { CellFix } from "../records/ready-rows.ts";
import { damageOf, isNoTable, refuseDamaged } from "../refuse-damaged.ts";
import { withStates } from "./answer-states.ts";
import { describeMissing } from "./describe-missing.ts";
import { lookAtTable } from "./look-at-table.ts";
import { withOptOuts } from "./opt-outs-of-rows.ts";
import { asPlanned, type FileInRun, type Look, type TablePlan } from "./table-plan.ts";

/**
 * Looks at every table of a run and writes down what it is; a resumed run finds what it wrote. A delivery of one table that
 * is none is refused with the reason.
 */
export async function lookAtFiles(
  run: RunAtWork,
  input: {
    files: readonly FoundFile[];
    profile?: ImportProfile | undefined;
    plans?: readonly TablePlan[] | undefined;
    fixes?: readonly CellFix[] | undefined;
    answers?: ImportAnswers | undefined;
  },
): Promise<FileInRun[]> {
  const known = input.profile === undefined ? profiles : [input.profile, ...profiles];
  const files: FileInRun[] = [];
  for (const file of input.files)
    for (const look of await lookAtFile(file, known)) {
      const planned = asPlanned(look, input.plans, input.fixes ?? []);
      if (planned === undefined) refuse("import_file_changed", { file: look.path });
      for (const one of planned) files.push({ ...one, fileNo: files.length + 1 });
    }
  if (input.plans === undefined) describeAllMissing(files);
  for (const file of files)
    if (file.recognised !== null)
      file.recognised = withStates(
        withOptOuts(file.recognised, input.answers?.agreements),
        input.answers?.states,
      );
  await run.db.write((tx) => writeDown(tx, run.runId, files));
  const [only, ...others] = files;
  if (only?.trouble && others.length === 0) throw only.trouble;
  return files;
}

function describeAllMissing(files: FileInRun[]): void {
  const came = new Set(files.flatMap(({ recognised }) => recognised?.name ?? []));
  for (const file of files)
    if (file.recognised !== null) file.recognised = describeMissing(file.recognised, came);
}

/**
 * Looks at one file and all the tables in it: reads it through once for its encoding, and its first rows. A file that can't
 * be read to its end is refused: nobody knows what is missing.
 */
export async function lookAtFile(
  file: FoundFile,
  known: readonly ImportProfile[] = profiles,
): Promise<Look[]> {
  return refuseDamaged(file.path, async () => {
    const stamp = await stampOf(file);
    const looks: Look[] = [];
    for (const candidate of await findTables(file)) looks.push({ ...(await look(candidate, known)), stamp });
    return looks;
  });
}

async function look(candidate: Candidate, known: readonly ImportProfile[]): Promise<Omit<Look, "stamp">> {
  const { source, trouble } = candidate;
  try {
    if (trouble !== undefined) throw trouble;
    return { ...source, ...(await lookAtTable(candidate, known)), trouble: null };
  } catch (error) {
    const refusal = damageOf(source.path, error);
    if (!isNoTable(refusal)) throw refusal;
    const nothing = { bytes: 0, sha256: "", linesCount: 0, header: [], samples: [], notes: [] };
    return { ...source, ...nothing, shape: null, recognised: null, trouble: refusal };
  }
}

async function writeDown(tx: Tx, runId: string, files: readonly FileInRun[]): Promise<void> {
  for (const file of files) {
    const { recognised: found } = file;
    const [isNew] = await tx.sql`
      insert into import_file (run_id, file_no, path, stored_at, bytes, sha256, encoding, delimiter, source, module, kind, header, samples, mapping)
      values (
        ${runId}, ${file.fileNo}, ${file.path}, ${file.storedAt}, ${file.bytes}, ${file.sha256},
        ${file.shape?.encoding ?? null}, ${file.shape?.delimiter ?? null},
        ${found?.profile.source ?? null}, ${found?.name ?? null}, ${found?.module.kind ?? null},
        ${JSON.stringify(file.header)}, ${JSON.stringify(file.samples)}, ${found ? JSON.stringify(found.module) : null}
      )
      on conflict do nothing
      returning file_no`;
    if (isNew === undefined) await refuseChanged(tx, runId, file);
    else if (found === null) await noteMore(tx, runId, [whyLeftOut(file)]);
  }
}

/** A run that is taken up again goes on with the file it began with. */
async function refuseChanged(tx: Tx, runId: string, { fileNo, path, sha256 }: FileInRun): Promise<void> {
  const [before] = await tx.sql<{ sha256: string }>`
    select sha256 from import_file where run_id = ${runId} and file_no = ${fileNo}`;
  if (before?.sha256 !== sha256) refuse("import_file_changed", { file: path });
}

function whyLeftOut({ path, trouble, isLeftOut, header, samples }: FileInRun) {
  const severity = "note" as const;
  const reason =
    trouble === null ? whyNoRecords(sketchTable({ name: moduleName(path), header, rows: samples })) : null;
  if (reason !== null) return { ...reason, severity, path };
  if (isLeftOut && trouble === null)
    return {
      code: "file_left_out",
      severity,
      path,
      message: "Somebody chose to leave this table out.",
    };
  const message =
    trouble === null
      ? "Nobody here knows files with these columns, so it was left out. The import's page, and vitalfew import --accept, say what they would take each column for, and bring it in so."
      : `It was left out. ${trouble.message}`;
  return { code: "file_unknown", severity, path, message };
}
