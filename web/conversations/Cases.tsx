import { Button } from "@mantine/core";
import { useState } from "react";
import { listCases } from "../../contract/conversations.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import { useReadPages } from "../api.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useCardTexts } from "../texts/party/useCardTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { DateText } from "../ui/figures/DateText.tsx";
import { StateMark } from "../ui/marks/StateMark.tsx";
import { Empty } from "../ui/states/Empty.tsx";
import type { Column } from "../ui/table/column.ts";
import { DataTable } from "../ui/table/DataTable.tsx";
import { PhoneRow } from "../ui/table/PhoneRow.tsx";
import { CloseCase } from "./CloseCase.tsx";

type CaseRow = OutputOf<typeof listCases>["rows"][number];

/** A customer's cases, the newest first; an open one can be closed here. */
export function Cases({ partyId, onOpen }: { partyId: string; onOpen: (() => void) | undefined }) {
  const { cases: t, party } = useCardTexts();
  const mayClose = useMay("contact.write");
  const [closing, setClosing] = useState<CaseRow>();
  const list = useReadPages(listCases, { partyId, limit: 50 });
  const columns = useCaseColumns(mayClose ? setClosing : undefined);
  return (
    <>
      <DataTable
        {...list}
        label={party.cases}
        columns={columns}
        rowKey={(row) => row.caseId}
        rowName={(row) => row.subject}
        empty={
          <Empty
            title={t.none}
            sentence={t.noneSentence}
            action={onOpen ? <Button onClick={onOpen}>{t.open}</Button> : undefined}
          />
        }
        renderPhoneRow={(row) => (
          <PhoneRow
            title={row.subject}
            figure={<CaseState state={row.state} />}
            detail={[row.number, row.owner?.name].filter(Boolean).join(" · ")}
            aside={<DateText value={row.openedAt} />}
          />
        )}
      />
      {closing ? <CloseCase row={closing} onClose={() => setClosing(undefined)} /> : null}
    </>
  );
}

function useCaseColumns(onClose: ((row: CaseRow) => void) | undefined): Column<CaseRow>[] {
  const { cases: t, timeline, now } = useCardTexts();
  const format = useFormat();
  return [
    {
      id: "subject",
      header: t.subject,
      width: 220,
      grow: 3,
      title: (row) => row.subject,
      cell: (row) => row.subject,
    },
    {
      id: "kind",
      header: t.kind,
      width: 110,
      leaves: 2,
      cell: (row) => timeline.caseKinds[row.kind] ?? row.kind,
    },
    { id: "state", header: t.state, width: 110, cell: (row) => <CaseState state={row.state} /> },
    {
      id: "opened",
      header: t.opened,
      width: 190,
      leaves: 1,
      cell: (row) => (
        <span>
          <DateText value={row.openedAt} />
          {row.openDays === null ? null : `, ${now.openFor(format.count(row.openDays, now.days))}`}
        </span>
      ),
    },
    { id: "owner", header: t.owner, width: 130, leaves: 3, cell: (row) => row.owner?.name ?? "" },
    ...(onClose
      ? [
          {
            id: "close",
            header: "",
            width: 84,
            align: "right" as const,
            cell: (row: CaseRow) =>
              row.state === "closed" ? null : (
                <Button size="compact-xs" onClick={() => onClose(row)}>
                  {t.close}
                </Button>
              ),
          },
        ]
      : []),
  ];
}

function CaseState({ state }: { state: CaseRow["state"] }) {
  const { cases: t } = useCardTexts();
  const isOpen = state !== "closed";
  return (
    <StateMark tone={isOpen ? "active" : "quiet"} shape={isOpen ? "half" : "full"}>
      {t.states[state]}
    </StateMark>
  );
}
