import { Button } from "@mantine/core";
import { listTimeline, timelineKinds } from "../../contract/conversations.ts";
import { useReadPages } from "../api.ts";
import { links } from "../links.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { Choice } from "../ui/forms/Choice.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Empty } from "../ui/states/Empty.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";
import classes from "./conversations.module.css";
import { TimelineEntry } from "./TimelineEntry.tsx";

type TimelineProps = { partyId: string; kinds: string | undefined; onLog?: (() => void) | undefined };

/** Everything that happened with a customer, newest first, each with its amount in the ledger at the right edge. */
export function Timeline({ partyId, kinds, onLog }: TimelineProps) {
  const { timeline: t } = useTexts();
  const { go } = useNavigation();
  const kind = timelineKinds.find((one) => one === kinds);
  const list = useReadPages(
    listTimeline,
    { partyId, ...(kind ? { kinds: kind } : {}), limit: 50 },
    { keepsFormer: true },
  );
  return (
    <div>
      <div className={classes.kinds}>
        <Choice
          label={t.label}
          value={kind ?? "all"}
          onChange={(next) =>
            go(links.party(partyId, { tab: "timeline", kinds: next === "all" ? undefined : next }), {
              replace: true,
            })
          }
          options={[
            { value: "all", label: t.all },
            ...timelineKinds.map((value) => ({ value, label: t.kinds[value] })),
          ]}
        />
      </div>
      {list.state === "loading" ? <SkeletonLines lines={8} lineHeight={38} /> : null}
      {list.state === "error" && list.problem ? (
        <ErrorNote problem={list.problem} onRetry={list.onRetry} />
      ) : null}
      {list.state === "ready" && list.rows.length === 0 ? (
        <Empty
          title={kind ? t.emptyKind : t.empty}
          sentence={kind ? undefined : t.emptySentence}
          action={onLog ? <Button onClick={onLog}>{t.log}</Button> : undefined}
        />
      ) : null}
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
    </div>
  );
}
