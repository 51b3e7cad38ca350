import { useMemo } from "react";
import { listRuns } from "../../../contract/data-quality.ts";
import { useReadPages } from "../../api.ts";
import { links } from "../../links.ts";
import { type DataQualityTexts, useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { Amount } from "../../ui/figures/Amount.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Link } from "../../ui/Link.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import type { Column } from "../../ui/table/column.ts";
import { DataTable } from "../../ui/table/DataTable.tsx";
import { PhoneRow } from "../../ui/table/PhoneRow.tsx";
import { RunState } from "./RunState.tsx";
import type { Run } from "./run-words.ts";

/** The list of runs, the newest first. */
export function RunTable() {
  const texts = useDataQualityTexts();
  const { runs } = texts;
  const list = useReadPages(listRuns, {});
  const columns = useMemo(() => columnsOf(texts), [texts]);
  return (
    <DataTable
      {...list}
      label={runs.label}
      columns={columns}
      rowKey={(run) => run.runId}
      rowName={(run) => run.title}
      rowHref={(run) => links.run(run.runId)}
      empty={<Empty title={runs.empty} sentence={runs.emptySentence} />}
      renderPhoneRow={(run) => (
        <PhoneRow
          title={<Link href={links.run(run.runId)}>{run.title}</Link>}
          figure={<RunState state={run.state} />}
          detail={<DateText value={run.createdAt} as="relative" />}
          aside={<Amount value={run.counts.read} />}
        />
      )}
    />
  );
}

function columnsOf({ runs }: DataQualityTexts): Column<Run>[] {
  const count = (
    id: "read" | "created" | "updated" | "unchanged" | "refused",
    leaves: number,
  ): Column<Run> => ({
    id,
    header: runs[id],
    width: 88,
    align: "right",
    leaves,
    cell: (run) => <Amount value={run.counts[id]} />,
  });
  return [
    {
      id: "title",
      header: runs.run,
      width: 220,
      grow: 2,
      title: (run) => run.title,
      cell: (run) => <Link href={links.run(run.runId)}>{run.title}</Link>,
    },
    {
      id: "kind",
      header: runs.kind,
      width: 90,
      leaves: 5,
      cell: (run) => (run.isRehearsal ? runs.rehearsal : (runs.kinds[run.kind] ?? run.kind)),
    },
    { id: "state", header: runs.state, width: 126, cell: (run) => <RunState state={run.state} /> },
    count("read", 1),
    count("created", 2),
    count("updated", 3),
    count("unchanged", 4),
    count("refused", 2),
    {
      id: "problems",
      header: runs.problems,
      width: 80,
      align: "right",
      leaves: 4,
      cell: (run) => <Amount value={run.problems} />,
    },
    { id: "by", header: runs.by, width: 120, leaves: 6, cell: (run) => run.startedByName },
    {
      id: "when",
      header: runs.when,
      width: 110,
      align: "right",
      cell: (run) => <DateText value={run.createdAt} as="relative" />,
    },
  ];
}
