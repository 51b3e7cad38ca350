import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { listLedger } from "../../../contract/insight.ts";
import { useRead, useReadPages } from "../../api.ts";
import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useLedgerTexts } from "../../texts/ledger/useLedgerTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Peek } from "../../ui/frame/Peek.tsx";
import { Link } from "../../ui/Link.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import classes from "./LedgerPeek.module.css";

// A form, with its words, for the few who correct something.
const CorrectMinutes = lazy(() =>
  import("./CorrectMinutes.tsx").then((module) => ({ default: module.CorrectMinutes })),
);

type LedgerRow = OutputOf<typeof listLedger>["rows"][number];

/** Which figure was opened: some lines of the ledger, or one activity. */
export type LedgerFilter = {
  title: string;
  category?: LedgerRow["category"][];
  activity?: string;
  /** Only what the customer caused, or only what they did not. */
  demand?: boolean;
};

type LedgerPeekProps = {
  partyId: string;
  /** Days of the figure, both included. */
  window: { from: string; until: string };
  /** On which day refunds were counted in it. */
  refunds: "by_refund" | "by_sale";
  filter: LedgerFilter;
  onClose: () => void;
};

/** The rows that a figure is made of, newest first, with their sum above: what was clicked adds up in sight. */
export function LedgerPeek({ partyId, window, refunds, filter, onClose }: LedgerPeekProps) {
  const t = useLedgerTexts().ledger;
  const format = useFormat();
  const given = {
    partyId,
    ...window,
    ...(refunds === "by_sale" && { refunds }),
    ...(filter.category && { category: filter.category.join(",") }),
    ...(filter.activity && { activity: filter.activity }),
    ...(filter.demand !== undefined && { demand: String(filter.demand) as "true" | "false" }),
  };
  const total = useRead(listLedger, { ...given, limit: 1 });
  const list = useReadPages(listLedger, { ...given, limit: 100 });
  return (
    <Peek label={t.title(filter.title)} onClose={onClose}>
      {list.problem ? <ErrorNote problem={list.problem} onRetry={list.onRetry} /> : null}
      {total.data ? (
        <p className={classes.sum}>
          <span>
            {t.sum}, {format.count(total.data.count, t.rows)}
          </span>
          <Amount value={total.data.sum} decimals={2} />
        </p>
      ) : null}
      {list.state === "loading" ? <SkeletonLines lines={8} lineHeight={44} /> : null}
      {list.state === "ready" && list.rows.length === 0 ? <p>{t.empty}</p> : null}
      <ul className={classes.rows}>
        {list.rows.map((row) => (
          <Row
            key={`${row.partyId} ${row.sourceId} ${row.lineNo} ${row.category} ${row.activityCode}`}
            row={row}
          />
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" onClick={list.onMore} loading={list.isLoadingMore}>
          {t.more}
        </Button>
      ) : null}
    </Peek>
  );
}

/** Kinds of facts whose id is that of a document. */
const ofDocuments: ReadonlySet<LedgerRow["sourceKind"]> = new Set([
  "document",
  "document_line",
  "late_payment",
]);

function Row({ row }: { row: LedgerRow }) {
  const mayCorrect = useMay("contact.write");
  const [isCorrecting, setCorrecting] = useState(false);
  const { ledger: t, value } = useLedgerTexts();
  const format = useFormat();
  const isDocument = ofDocuments.has(row.sourceKind);
  const what = [
    { ...value.memo, ...value.lines }[row.category],
    row.activityName,
    row.minutes === null
      ? null
      : t.minutes(format.amount(row.minutes, { decimals: row.minutes % 1 === 0 ? 0 : 1 })),
    t.basis[row.basis],
  ];
  return (
    <li className={classes.row}>
      <span className={classes.source} title={row.source}>
        {isDocument ? <Link href={links.document(row.partyId, row.sourceId)}>{row.source}</Link> : row.source}
      </span>
      <Amount value={row.amount} decimals={2} />
      <span className={classes.about}>
        <DateText value={row.onDay} /> · {what.filter(Boolean).join(" · ")}
        {row.sourceKind === "contact" && row.minutes !== null && mayCorrect && !isCorrecting ? (
          <>
            {" · "}
            <Button
              className={classes.correct}
              size="compact-xs"
              variant="subtle"
              onClick={() => setCorrecting(true)}
            >
              {t.correct}
            </Button>
          </>
        ) : null}
      </span>
      {isCorrecting ? (
        <Suspense>
          <CorrectMinutes
            partyId={row.partyId}
            contactId={row.sourceId}
            onClose={() => setCorrecting(false)}
          />
        </Suspense>
      ) : null}
    </li>
  );
}
