import { Button } from "@mantine/core";
import { useMemo } from "react";
import { downloadExport, listExports, removeExport } from "../../../contract/data-quality/exports.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { addressOf, useRead, useWrite } from "../../api.ts";
import { useExportTexts } from "../../texts/useExportTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { ProgressLine } from "../../ui/states/ProgressLine.tsx";
import { toastDone, toastProblem } from "../../ui/states/toast.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { PhoneRow } from "../../ui/table/PhoneRow.tsx";
import { RunState } from "../runs/RunState.tsx";
import { isActive } from "../runs/run-words.ts";

type Export = OutputOf<typeof listExports>["rows"][number];

const lookEveryMs = 1_000;
const shownMax = 100;

/** The exports with how far they are and their files, the newest first. */
export function ExportTable() {
  const { exports: t } = useExportTexts();
  const list = useRead(
    listExports,
    { limit: shownMax },
    { every: (former) => (former?.rows.some(({ state }) => isActive(state)) ? lookEveryMs : false) },
  );
  const columns = useColumns();
  return (
    <DataTable
      label={t.label}
      columns={columns}
      rows={list.data?.rows ?? []}
      rowKey={(row) => row.runId}
      rowName={(row) => row.title}
      state={list.data ? "ready" : list.isError ? "error" : "loading"}
      problem={list.error ?? undefined}
      onRetry={() => void list.refetch()}
      empty={<Empty title={t.empty} sentence={t.emptySentence} />}
      height="natural"
      renderPhoneRow={(row) => (
        <PhoneRow
          title={row.title}
          figure={<RunState state={row.state} />}
          detail={<ExportFile row={row} />}
          aside={<Amount value={row.rows} />}
        />
      )}
    />
  );
}

function useColumns(): Column<Export>[] {
  const { exports: t } = useExportTexts();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: "title",
        header: t.name,
        width: 200,
        grow: 2,
        title: (row) => row.title,
        cell: (row) => row.title,
      },
      { id: "state", header: t.state, width: 120, cell: (row) => <RunState state={row.state} /> },
      {
        id: "rows",
        header: t.rows,
        width: 90,
        align: "right",
        leaves: 2,
        cell: (row) => <Amount value={row.rows} />,
      },
      {
        id: "size",
        header: t.size,
        width: 90,
        align: "right",
        leaves: 3,
        cell: (row) => (row.file ? format.bytes(row.file.bytes) : null),
      },
      { id: "by", header: t.by, width: 120, leaves: 4, cell: (row) => row.askedByName },
      {
        id: "when",
        header: t.when,
        width: 110,
        leaves: 5,
        cell: (row) => <DateText value={row.createdAt} as="relative" />,
      },
      {
        id: "until",
        header: t.keptUntil,
        width: 110,
        leaves: 1,
        cell: (row) => (row.file ? <DateText value={row.file.endsAt} /> : null),
      },
      { id: "file", header: t.file, width: 240, cell: (row) => <ExportFile row={row} /> },
    ],
    [t, format],
  );
}

/** The file to be saved, or how far it is, or why there is none. */
function ExportFile({ row }: { row: Export }) {
  const { exports: t } = useExportTexts();
  const format = useFormat();
  const remove = useWrite(removeExport, { invalidates: [listExports], onDone: () => toastDone(t.removed) });
  if (isActive(row.state))
    return (
      <ProgressLine label={row.step ?? row.title} done={row.rows} total={row.expected ?? undefined} isSmall />
    );
  if (row.file === null) return <span>{row.failure ?? t.gone}</span>;
  const { name } = row.file;
  return (
    <span>
      <Button
        component="a"
        size="compact-xs"
        href={addressOf(downloadExport, { runId: row.runId })}
        download={name}
        aria-label={t.downloadNamed(name)}
        {...(row.cut > 0 && { title: t.cut(format.amount(row.cut)) })}
      >
        {t.download}
      </Button>{" "}
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={t.removeNamed(name)}
        loading={remove.isPending}
        onClick={() =>
          remove.mutate({ runId: row.runId }, { onError: (problem) => toastProblem(problem.message) })
        }
      >
        {t.remove}
      </Button>
    </span>
  );
}
