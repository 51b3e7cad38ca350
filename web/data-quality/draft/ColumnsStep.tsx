import { useEffect, useRef, useState } from "react";
import { readDraftTable } from "../../../contract/data-quality/imports/import-drafts.ts";
import { useRead } from "../../api.ts";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { ColumnList } from "../columns/ColumnList.tsx";
import { linkTargets } from "../columns/link-target.ts";
import { RowModules } from "../columns/RowModules.tsx";
import { TableTop } from "../columns/TableTop.tsx";
import { UnreadColumns } from "../columns/UnreadColumns.tsx";
import classes from "./ColumnsStep.module.css";
import { DraftSettings } from "./DraftSettings.tsx";
import { type Draft, type DraftTable, isMapped } from "./draft.ts";
import { asModule, withColumns } from "./modules-of-table.ts";
import { isTaken, type OpenMatter } from "./open-matters.ts";
import { TableChoice } from "./TableChoice.tsx";
import type { useDraft } from "./useDraft.ts";

type ColumnsStepProps = Pick<ReturnType<typeof useDraft>, "changes" | "refused"> & {
  draft: Draft;
  tableNo: number | undefined;
  /** What somebody asked to be shown; a new object each time. */
  wanted: OpenMatter | undefined;
  onTable: (tableNo: number) => void;
};

/** How the columns are read, table by table. */
export function ColumnsStep({ draft, changes, refused, tableNo, wanted, onTable }: ColumnsStepProps) {
  const place = useRef<HTMLDivElement>(null);
  const tables = draft.tables.filter(isTaken);
  const table = tables.find((one) => one.tableNo === tableNo) ?? tables[0];

  const shown = useRef<OpenMatter>(undefined);
  const [drawn, setDrawn] = useState<number>();
  const isThere = wanted !== undefined && table?.tableNo === wanted.tableNo && drawn === wanted.tableNo;
  useEffect(() => {
    // Another table comes with the address, its columns a moment later; and what was shown once isn't run after.
    if (!isThere || shown.current === wanted || place.current === null) return;
    shown.current = wanted;
    const control = controlOf(place.current, wanted);
    control?.scrollIntoView({ block: "center" });
    control?.focus({ preventScroll: true });
  }, [wanted, isThere]);

  if (table === undefined) return null;
  return (
    <div className={tables.length > 1 ? classes.many : undefined}>
      {tables.length > 1 ? <TableChoice tables={tables} current={table} onTable={onTable} /> : null}
      <div ref={place} className={classes.columns}>
        <TableColumns
          key={table.tableNo}
          {...{ draft, table, changes }}
          problem={refused?.tableNo === table.tableNo ? refused.problem : undefined}
          wanted={wanted?.tableNo === table.tableNo ? wanted : undefined}
          onDrawn={setDrawn}
        />
        <DraftSettings
          draft={draft}
          changes={changes}
          problem={refused?.tableNo === null ? refused.problem : undefined}
        />
      </div>
    </div>
  );
}

type TableColumnsProps = Pick<ColumnsStepProps, "draft" | "changes"> & {
  table: DraftTable;
  problem: NonNullable<ColumnsStepProps["refused"]>["problem"] | undefined;
  wanted: OpenMatter | undefined;
  /** The columns of the table are there. */
  onDrawn: (tableNo: number) => void;
};

/** One table: what its rows are, and its columns, which are asked for when the table is looked at. */
function TableColumns({ draft, table, changes, problem, wanted, onDrawn }: TableColumnsProps) {
  const { draftId } = draft;
  const { tableNo } = table;
  const { data, error, refetch } = useRead(readDraftTable, { draftId, tableNo });
  const [chosen, choose] = useState(0);
  const isThere = data !== undefined;
  useEffect(() => {
    if (isThere) onDrawn(tableNo);
  }, [isThere, tableNo, onDrawn]);

  if (error && !isThere) return <ErrorNote problem={error} onRetry={() => void refetch()} />;
  if (!isThere) return <SkeletonLines lines={Math.min(12, table.columns.length + 1)} lineHeight={40} />;
  const studied = withColumns(table, data.columns);
  const moduleAt = Math.min(chosen, table.others.length);
  const shown = asModule(studied, moduleAt);
  return (
    <>
      <TableTop {...{ draftId, moduleAt, changes, problem }} table={shown} />
      {isMapped(shown) ? (
        <>
          {isMapped(studied) ? (
            <RowModules {...{ draftId, moduleAt, changes }} table={studied} onModule={choose} />
          ) : null}
          <ColumnList
            // Another kind has other columns open and asked about.
            key={`${moduleAt} ${shown.kind}`}
            table={shown}
            wanted={wanted?.column}
            linkTargets={(link) => linkTargets(link, tableNo, draft.tables)}
            onChange={(change) => void changes.changeMap(tableNo, moduleAt, change)}
          />
        </>
      ) : (
        <UnreadColumns table={shown} />
      )}
    </>
  );
}

/** The control that answers what is open: the first answer of a column, or what the table says above its columns. */
function controlOf(place: HTMLElement, wanted: OpenMatter): HTMLElement | null {
  if (wanted.column === undefined) return place.querySelector<HTMLElement>("button");
  const row = place.querySelector(`[data-column="${CSS.escape(wanted.column)}"]`);
  return (
    row?.nextElementSibling?.querySelector<HTMLElement>("[data-answer]") ??
    row?.querySelector<HTMLElement>("[data-use]") ??
    null
  );
}
