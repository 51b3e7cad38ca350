import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useState } from "react";
import { listDraftProblemRows } from "../../../contract/data-quality/imports/import-drafts.ts";
import { useReadPages } from "../../api.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import type { Draft, ProblemRow } from "../draft/draft.ts";
import { CellLine } from "./CellLine.tsx";
import { MendGrid } from "./MendGrid.tsx";
import { MendList } from "./MendList.tsx";
import classes from "./MendRows.module.css";
import type { Mending } from "./useMending.ts";
import { nextWrong, type Place, wrongColumns } from "./wrong-cells.ts";

type MendRowsProps = {
  draft: Draft;
  mending: Mending;
  tableNo: number;
  code: string;
  column: string | null;
  title: string;
};

const phone = "(max-width: 760px)";

/** The rows of one kind of problem, mended cell by cell: typing mends, Enter goes on, the check comes back beside the cell. */
export function MendRows({ draft, mending, tableNo, code, column, title }: MendRowsProps) {
  const { mending: words } = useWizardTexts();
  const isPhone = useMediaQuery(phone, matchMedia(phone).matches) ?? false;
  const list = useReadPages(
    listDraftProblemRows,
    { draftId: draft.draftId, tableNo, code, ...(column !== null && { column }) },
    // What is mended here stands beside the rows; another answer in between would only move them.
    { staleMs: Number.POSITIVE_INFINITY },
  );
  const [chosen, choose] = useState<Place>();
  const map = draft.tables.find((table) => table.tableNo === tableNo)?.map ?? null;
  const wrongOf = useCallback((row: ProblemRow) => wrongColumns(row, map, code), [map, code]);
  const { rows } = list;
  const [first] = rows;
  if (list.problem) return <ErrorNote problem={list.problem} onRetry={list.onRetry} />;
  if (list.state === "loading") return <SkeletonLines lines={6} lineHeight={30} />;
  if (first === undefined) return <p className={classes.quiet}>{words.none}</p>;

  const active = chosen ?? { row: 0, column: wrongOf(first)[0] ?? first.cells[0]?.column ?? "" };

  function isOpen(row: ProblemRow, name: string): boolean {
    if (mending.isLeftOut(row) || mending.byRule(row, name) !== undefined) return false;
    return (
      mending.checkOf(row, name)?.state === undefined || mending.checkOf(row, name)?.state === "unreadable"
    );
  }

  /** Where Enter goes; what was just mended is behind, whatever its check will say. */
  function goOn(from: Place, step: 1 | -1 = 1) {
    const next = nextWrong(rows, from, { wrongOf, isOpen }, step);
    if (next === undefined && list.hasMore) list.onMore();
    choose(next ?? { ...from });
  }

  if (isPhone) return <MendList list={list} mending={mending} wrongOf={wrongOf} title={title} />;
  return (
    <div className={classes.frame}>
      <MendGrid
        list={list}
        mending={mending}
        wrongOf={wrongOf}
        title={title}
        active={active}
        onActive={choose}
        onNext={goOn}
      />
      <CellLine rows={rows} active={active} mending={mending} code={code} onNext={() => goOn(active)} />
    </div>
  );
}
