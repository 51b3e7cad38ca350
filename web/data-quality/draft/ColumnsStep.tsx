import { useEffect, useRef } from "react";
import { ColumnList } from "../columns/ColumnList.tsx";
import { linkTargets } from "../columns/link-target.ts";
import { TableTop } from "../columns/TableTop.tsx";
import { UnreadColumns } from "../columns/UnreadColumns.tsx";
import classes from "./ColumnsStep.module.css";
import { DraftSettings } from "./DraftSettings.tsx";
import { type Draft, isMapped } from "./draft.ts";
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
  const isThere = wanted !== undefined && table?.tableNo === wanted.tableNo;
  useEffect(() => {
    // Another table comes with the address, a moment later; and what was shown once isn't run after.
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
        <TableTop
          key={table.tableNo}
          draftId={draft.draftId}
          table={table}
          changes={changes}
          problem={refused?.tableNo === table.tableNo ? refused.problem : undefined}
        />
        {isMapped(table) ? (
          <ColumnList
            // Another kind has other columns open and asked about.
            key={`${table.tableNo} ${table.kind}`}
            table={table}
            wanted={wanted?.tableNo === table.tableNo ? wanted.column : undefined}
            linkTargets={(link) => linkTargets(link, table, draft.tables)}
            onChange={(change) => void changes.changeMap(table.tableNo, change)}
          />
        ) : (
          <UnreadColumns table={table} />
        )}
        <DraftSettings
          draft={draft}
          changes={changes}
          problem={refused?.tableNo === null ? refused.problem : undefined}
        />
      </div>
    </div>
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
