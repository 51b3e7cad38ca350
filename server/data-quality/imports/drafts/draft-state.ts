import { type RawBuilder, sql } from "kysely";
import type { draftStates } from "../../../../contract/data-quality/imports/import-drafts.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import type { FoundFile } from "../reading/find-files.ts";
import type { ProfileSettings } from "../reading/tables/table-plan.ts";

/** A draft as it is kept, with what its runs say of its state. */
export type DraftRow = {
  draftId: string;
  title: string;
  state: (typeof draftStates)[number];
  files: FoundFile[];
  settings: ProfileSettings;
  version: number;
  lookRunId: string | null;
  rehearsalRunId: string | null;
  isRehearsed: boolean;
  loadRunId: string | null;
  /** What a run is doing with it at this moment. */
  busyWith: string | null;
  createdByName: string;
  createdAt: string;
  updatedAt: string;
};

const isActive = (run: RawBuilder<unknown>) => sql`${run}.state in ('waiting', 'working')`;
const look = sql`look`;
const rehearsal = sql`rehearsal`;
const load = sql`load`;

/** In which state a draft is, which follows from its runs: a load that is taken back leaves it open again. */
export const draftState: RawBuilder<unknown> = sql`
  case when load.state in ('done', 'unbalanced') then 'loaded' when ${isActive(look)} then 'looking' else 'open' end`;

/** The runs of a draft `d`, as they are joined for `draftState`. */
export const draftRuns: RawBuilder<unknown> = sql`
  left join run look on look.run_id = d.look_run_id
  left join run rehearsal on rehearsal.run_id = d.rehearsal_run_id
  left join run load on load.run_id = d.load_run_id`;

/**
 * Reads a draft; refuses with `not_found`.
 * @param lock keeps others from changing it until the transaction ends
 */
export async function draftRow(tx: Tx, draftId: string, { lock = false } = {}): Promise<DraftRow> {
  const [row] = await tx.sql<DraftRow>`
    select d.draft_id as "draftId", d.title, ${draftState} as state, d.files, d.settings, d.version,
      d.look_run_id as "lookRunId", d.rehearsal_run_id as "rehearsalRunId",
      coalesce(rehearsal.state = 'done' and d.rehearsed_version = d.version, false) as "isRehearsed",
      d.load_run_id as "loadRunId",
      case
        when ${isActive(load)} then coalesce(load.step, load.title)
        when ${isActive(rehearsal)} then coalesce(rehearsal.step, rehearsal.title)
        when ${isActive(look)} then coalesce(look.step, look.title)
      end as "busyWith",
      d.created_by_name as "createdByName", d.created_at as "createdAt", d.updated_at as "updatedAt"
    from import_draft d ${draftRuns}
    where d.draft_id = ${draftId}
    ${lock ? sql`for update of d` : sql``}`;
  if (row === undefined) refuse("not_found");
  return row;
}

/** A draft that may be changed: not loaded, and no run at work on it. It is locked. */
export async function openDraft(tx: Tx, draftId: string): Promise<DraftRow> {
  const draft = await draftRow(tx, draftId, { lock: true });
  if (draft.state === "loaded") refuse("import_draft_loaded");
  if (draft.busyWith !== null) refuse("import_draft_busy", { step: draft.busyWith });
  return draft;
}

/** The same for whoever saw it in a given version. */
export async function openDraftAt(tx: Tx, draftId: string, version: number | undefined): Promise<DraftRow> {
  const draft = await openDraft(tx, draftId);
  if (version !== draft.version) refuse("version_stale");
  return draft;
}

/** Counts a change, which makes the last rehearsal out of date. @returns the new version */
export async function countChange(tx: Tx, draftId: string): Promise<number> {
  const [row] = await tx.sql<{ version: number }>`
    update import_draft set version = version + 1, updated_at = ${tx.now} where draft_id = ${draftId}
    returning version`;
  return row?.version ?? 1;
}
