import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { listTimeline } from "../../contract/conversations.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import { useCardTexts } from "../texts/party/useCardTexts.ts";
import { ErrorNote, type Problem } from "../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";
import classes from "./conversations.module.css";
import { TimelineEntry } from "./TimelineEntry.tsx";

type TimelineListProps = {
  list: {
    rows: readonly OutputOf<typeof listTimeline>["rows"][number][];
    state: "loading" | "ready" | "error";
    problem: Problem | undefined;
    hasMore: boolean;
    isLoadingMore: boolean;
    onMore: () => void;
    onRetry: () => void;
  };
  empty: ReactNode;
};

/** Entries in order, with what stands there while they come, and when there are none. */
export function TimelineList({ list, empty }: TimelineListProps) {
  const { timeline: t } = useCardTexts();
  if (list.state === "loading") return <SkeletonLines lines={8} lineHeight={38} />;
  if (list.state === "error")
    return list.problem ? <ErrorNote problem={list.problem} onRetry={list.onRetry} /> : null;
  if (list.rows.length === 0) return empty;
  return (
    <>
      <ol className={classes.entries}>
        {list.rows.map((entry) => (
          <TimelineEntry key={entry.entryId} entry={entry} />
        ))}
      </ol>
      {list.hasMore ? (
        <div className={classes.more}>
          <Button loading={list.isLoadingMore} onClick={list.onMore}>
            {t.more}
          </Button>
        </div>
      ) : null}
    </>
  );
}
