import { useMemo } from "react";
import { listRunProblems } from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useReadPages } from "../../api.ts";
import { type DataQualityTexts, useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { Amount } from "../../ui/figures/Amount.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { PhoneRow } from "../../ui/table/PhoneRow.tsx";
import { whereOf } from "./run-words.ts";

type Problem = OutputOf<typeof listRunProblems>["rows"][number];

type ProblemRowsProps = { runId: string; code?: string | undefined; path?: string | undefined };

/** The rows behind a kind of problem, as they stood in the file. */
export function ProblemRows({ runId, code, path }: ProblemRowsProps) {
  const texts = useDataQualityTexts();
  const { runs } = texts;
  const list = useReadPages(listRunProblems, { runId, ...(code && { code }), ...(path && { path }) });
  const columns = useMemo(() => columnsOf(texts), [texts]);
  return (
    <DataTable
      {...list}
      label={runs.found}
      columns={columns}
      rowKey={(problem) => String(problem.problemNo)}
      rowName={(problem) => problem.message}
      height="natural"
      isCompact
      empty={<Empty title={runs.nothingFound} />}
      renderPhoneRow={(problem) => (
        <PhoneRow
          title={problem.message}
          figure={problem.rowNo === null ? "" : <Amount value={problem.rowNo} />}
          detail={whereOf(problem, texts.columns)}
          aside={problem.value ?? ""}
        />
      )}
    />
  );
}

function columnsOf({ runs, columns: words }: DataQualityTexts): Column<Problem>[] {
  return [
    { id: "path", header: runs.file, width: 170, grow: 1, leaves: 2, cell: (problem) => problem.path },
    {
      id: "row",
      header: runs.row,
      width: 72,
      align: "right",
      cell: (problem) => (problem.rowNo === null ? "" : <Amount value={problem.rowNo} />),
    },
    {
      id: "field",
      header: runs.field,
      width: 130,
      leaves: 3,
      cell: ({ code, field }) => whereOf({ code, path: null, field }, words),
    },
    {
      id: "value",
      header: runs.value,
      width: 160,
      grow: 1,
      title: (problem) => problem.value ?? "",
      cell: (problem) => problem.value,
    },
    {
      id: "message",
      header: runs.message,
      width: 260,
      grow: 3,
      title: (problem) => problem.message,
      cell: (problem) => problem.message,
    },
  ];
}
