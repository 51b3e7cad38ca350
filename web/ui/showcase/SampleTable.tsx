import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { Amount } from "../figures/Amount.tsx";
import { BarFromZero } from "../figures/BarFromZero.tsx";
import { ShareBar } from "../figures/ShareBar.tsx";
import type { FilterField, FilterValues } from "../filter/clause.ts";
import { FilterSentence } from "../filter/FilterSentence.tsx";
import { Peek } from "../frame/Peek.tsx";
import { Link } from "../Link.tsx";
import { Tabs } from "../layout/Tabs.tsx";
import { KindMark } from "../marks/KindMark.tsx";
import { RatingMark } from "../marks/RatingMark.tsx";
import { StateMark } from "../marks/StateMark.tsx";
import { Empty } from "../states/Empty.tsx";
import type { Column, Sort } from "../table/column.ts";
import { DataTable } from "../table/DataTable.tsx";
import { PhoneRow } from "../table/PhoneRow.tsx";
import { SampleCard } from "./SampleCard.tsx";
import classes from "./Showcase.module.css";
import { type SampleRow, sampleRows } from "./sample.ts";

const columns: Column<SampleRow>[] = [
  {
    id: "name",
    header: "Name",
    width: 220,
    grow: 3,
    isSortable: true,
    title: (row) => `${row.name}, ${row.place}`,
    cell: (row) => (
      <span className={classes.name}>
        <KindMark kind={row.kind} />
        <Link className={classes.nameLink} href={`/ui?at=${row.id}`}>
          {row.name}
        </Link>
        <span className={classes.place}>{row.place}</span>
      </span>
    ),
  },
  {
    id: "rating",
    header: "Rating",
    width: 84,
    isSortable: true,
    cell: (row) => <RatingMark letter={row.letter} moved={row.moved} />,
  },
  {
    id: "stage",
    header: "Stage",
    width: 104,
    leaves: 3,
    cell: (row) => (
      <StateMark
        tone={row.stage === "active" ? "gain" : row.stage === "at risk" ? "attention" : "quiet"}
        shape={row.stage === "lapsed" ? "hollow" : "full"}
      >
        {row.stage}
      </StateMark>
    ),
  },
  {
    id: "revenue",
    header: "Revenue",
    unit: "12 m, €",
    width: 136,
    align: "right",
    isSortable: true,
    leaves: 2,
    cell: (row) => <Amount value={row.revenue} />,
  },
  {
    id: "profit",
    header: "Profit",
    unit: "12 m, €",
    width: 210,
    grow: 1,
    align: "right",
    isSortable: true,
    help: "What is left of the revenue after discounts, returns, cost of goods and serving.",
    cell: (row) => (
      <BarFromZero
        value={row.profit}
        gainMax={76_000}
        lossMax={20_000}
        tip={{ window: "Dec 2025 to Nov 2026", coverage: "cost of goods known for 94 %" }}
      />
    ),
  },
  {
    id: "share",
    header: "Cost to serve",
    unit: "% of margin",
    width: 184,
    align: "right",
    isSortable: true,
    leaves: 1,
    cell: (row) =>
      row.share === null ? (
        <Amount value={null} />
      ) : (
        <ShareBar share={row.share} mark={0.3} tone={row.share > 0.3 ? "attention" : "neutral"} withFigure />
      ),
  },
  {
    id: "last",
    header: "Last contact",
    unit: "days",
    width: 138,
    align: "right",
    isSortable: true,
    leaves: 4,
    cell: (row) => <Amount value={row.lastDays} />,
  },
  {
    id: "open",
    header: "Open",
    width: 120,
    leaves: 5,
    cell: (row) =>
      row.open === 0 ? null : (
        <StateMark tone={row.overdue ? "cost" : "active"} shape={row.overdue ? "full" : "half"}>
          {row.overdue ? `${row.open}, ${row.overdue} overdue` : String(row.open)}
        </StateMark>
      ),
  },
  { id: "owner", header: "Owner", width: 96, leaves: 6, cell: (row) => row.owner },
  { id: "segment", header: "Segment", width: 120, leaves: 7, isHiddenAtFirst: true, cell: () => "Wholesale" },
];

const fields: FilterField[] = [
  {
    id: "rating",
    kind: "choices",
    label: "Rating",
    before: "whose rating is",
    choices: ["A", "B", "C", "N"].map((value) => ({ value, label: value === "N" ? "not rated" : value })),
  },
  {
    id: "serve",
    kind: "number",
    label: "Cost to serve",
    before: "whose cost to serve is",
    after: "of margin",
    unit: "%",
  },
  {
    id: "owner",
    kind: "choices",
    label: "Owner",
    before: "owned by",
    choices: [
      { value: "me", label: "me" },
      { value: "nobody", label: "nobody" },
      { value: "ks", label: "K. Sand" },
    ],
  },
  { id: "open", kind: "flag", label: "Open case", before: "with an open case" },
  { id: "text", kind: "text", label: "Name", before: "whose name contains" },
];

/** The list of a list page: filter sentence, views, table, peek. */
export function SampleTable({ isCompact }: { isCompact: boolean }) {
  const [pages, setPages] = useState(1);
  const [sort, setSort] = useState<Sort>({ by: "profit", direction: "desc" });
  const [shown, setShown] = useState<readonly string[]>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [peeked, setPeeked] = useState<SampleRow | undefined>(undefined);
  const [values, setValues] = useState<FilterValues>({ rating: "A,B", serve: ">30", owner: "me" });
  const rows = useMemo(() => sampleRows(0, pages * 200), [pages]);
  return (
    <>
      <Tabs
        label="Views"
        current="vital"
        tabs={[
          { id: "all", label: "All", href: "/ui", count: "842" },
          { id: "vital", label: "The vital few", href: "/ui", count: "89" },
          { id: "costly", label: "Cost more than they bring", href: "/ui", count: "155" },
          { id: "quiet", label: "Gone quiet", href: "/ui", count: "61" },
          { id: "mine", label: "Mine", href: "/ui" },
        ]}
      />
      <FilterSentence subject="Customers" fields={fields} values={values} onChange={setValues} />
      <DataTable
        label="Customers"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        state="ready"
        total={842}
        hasMore={pages < 25}
        onMore={() => setPages(pages + 1)}
        sort={sort}
        onSort={setSort}
        shownColumns={shown}
        onShownColumns={setShown}
        selected={selected}
        onSelected={setSelected}
        selectionActions={
          <>
            <Button size="xs">Assign</Button>
            <Button size="xs">Tag</Button>
            <Button size="xs">Export</Button>
          </>
        }
        onPeek={setPeeked}
        peekedKey={peeked?.id}
        rowHref={(row) => `/ui?at=${row.id}`}
        isCompact={isCompact}
        height="fill"
        summary={
          <>
            <strong>842 customers</strong> · revenue 9,812,440 · profit 1,204,118, 71 % of all
          </>
        }
        totals={{ revenue: <Amount value={9_812_440} />, profit: <Amount value={1_204_118} /> }}
        empty={
          <Empty title="Your customers will stand here" sentence="Bring them over from your former system." />
        }
        renderPhoneRow={(row) => (
          <PhoneRow
            mark={<RatingMark letter={row.letter} moved={row.moved} />}
            title={row.name}
            figure={<Amount value={row.profit} />}
            detail={`${row.place} · ${row.stage}`}
            aside={`${row.lastDays} days`}
          />
        )}
      />
      {peeked ? (
        <Peek label={peeked.name} href="/ui" onClose={() => setPeeked(undefined)}>
          <SampleCard isPeek />
        </Peek>
      ) : null}
    </>
  );
}
