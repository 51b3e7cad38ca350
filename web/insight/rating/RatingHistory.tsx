import { Button } from "@mantine/core";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { listRatingHistory } from "../../../contract/insight/rating.ts";
import { useReadPages } from "../../api.ts";
import { useRatingTexts } from "../../texts/rating/useRatingTexts.ts";
import { DateText } from "../../ui/figures/DateText.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import classes from "./rating.module.css";

type Move = OutputOf<typeof listRatingHistory>["rows"][number];

/** How a customer's rating moved, newest first, each time with the sentence of that day. */
export function RatingHistory({ partyId }: { partyId: string }) {
  const { rating } = useRatingTexts();
  const list = useReadPages(listRatingHistory, { partyId, limit: 20 });
  if (list.state === "loading") return <SkeletonLines lines={4} />;
  if (list.problem) return <ErrorNote problem={list.problem} onRetry={list.onRetry} isInline />;
  if (list.rows.length === 0) return <p className={classes.quiet}>{rating.card.historyNone}</p>;
  return (
    <>
      <ol className={classes.list}>
        {list.rows.map((move) => (
          <MoveLine key={move.eventId} move={move} />
        ))}
      </ol>
      {list.hasMore ? (
        <Button size="compact-sm" variant="subtle" loading={list.isLoadingMore} onClick={list.onMore}>
          {rating.card.more}
        </Button>
      ) : null}
    </>
  );
}

function MoveLine({ move }: { move: Move }) {
  const { rating } = useRatingTexts();
  const t = rating.card;
  const way = move.by !== null && move.by in t.way ? t.way[move.by as keyof typeof t.way] : undefined;
  const said = [
    t.event[move.name],
    ...(move.from && move.to ? [t.moved(move.from, move.to)] : []),
    ...(way && move.name === "rating.changed" ? [way] : []),
    ...(move.policyVersion === null ? [] : [t.policyVersion(move.policyVersion)]),
    move.who,
  ].join(", ");
  return (
    <li className={classes.version}>
      <DateText value={move.happenedAt} /> <span>{said}</span>
      {move.reason ? <div>{move.reason}</div> : null}
      <div className={classes.quiet}>{move.sentence ?? move.sentencePlain}</div>
    </li>
  );
}
