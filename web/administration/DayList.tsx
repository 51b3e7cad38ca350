import { Button } from "@mantine/core";
import { Fragment, type ReactNode } from "react";
import { useAuditTexts } from "../texts/audit/useAuditTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { DateText } from "../ui/figures/DateText.tsx";
import classes from "./DayList.module.css";

type DayListProps<Entry> = {
  entries: readonly Entry[];
  keyOf: (entry: Entry) => string;
  /** When it was, as an instant. */
  at: (entry: Entry) => string;
  renderEntry: (entry: Entry) => ReactNode;
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
};

/** What is kept of the past, newest first, by day. */
export function DayList<Entry>({ entries, keyOf, at, renderEntry, ...more }: DayListProps<Entry>) {
  const { audit } = useAuditTexts();
  const format = useFormat();
  const days = Map.groupBy(entries, (entry) => format.date(at(entry)));
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h2 className={classes.day}>{day}</h2>
          <ol className={classes.list}>
            {ofDay.map((entry) => (
              <Fragment key={keyOf(entry)}>{renderEntry(entry)}</Fragment>
            ))}
          </ol>
        </section>
      ))}
      <div className={classes.more}>
        {more.hasMore ? (
          <Button loading={more.isLoadingMore} onClick={more.onMore}>
            {audit.more}
          </Button>
        ) : (
          audit.end
        )}
      </div>
    </>
  );
}

/** One entry: its time, what it was, and through which door it came. */
export function DayEntry({ at, door, children }: { at: string; door: ReactNode; children: ReactNode }) {
  return (
    <li className={classes.entry}>
      <span className={classes.time}>
        <DateText value={at} as="time" />
      </span>
      <div className={classes.what}>{children}</div>
      <span className={classes.door}>{door}</span>
    </li>
  );
}
