import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { DuplicateFilter } from "../../../contract/data-quality/duplicate-review.ts";
import { useDuplicatesTexts } from "../../texts/duplicates/useDuplicatesTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { PairReview } from "./PairReview.tsx";
import classes from "./ReviewQueue.module.css";
import { isComing, keyOf } from "./review-queue.ts";
import { type Searched, SearchNow } from "./SearchLine.tsx";
import { useReview } from "./useReview.ts";

type ReviewQueueProps = {
  /** What the pairs are narrowed down to, beside how many there are. */
  sentence: ReactNode;
  filter: DuplicateFilter;
  /** How the last search went; what it found is asked for when it ends. */
  searched: Searched | undefined;
  /** The filter narrows something down. */
  isNarrowed: boolean;
  onAll: () => void;
};

/** Pair after pair until nothing is left: what is before the reviewer, or why there is nothing. */
export function ReviewQueue({ sentence, filter, searched, isNarrowed, onAll }: ReviewQueueProps) {
  const { duplicates: t } = useDuplicatesTexts();
  const review = useReview(filter, searched && (searched.last?.runId ?? "none"));
  const { state } = review;
  const [pair] = state.pairs;
  const top = (
    <div className={classes.top}>
      {sentence}
      {state.isLoaded ? <Counts left={state.left} today={state.decidedToday} /> : null}
    </div>
  );
  if (pair !== undefined)
    return (
      <>
        {top}
        <PairReview key={keyOf(pair)} pair={pair} review={review} />
      </>
    );
  if (isComing(state))
    return (
      <>
        {top}
        <SkeletonLines lines={14} lineHeight={30} />
      </>
    );
  return (
    <>
      {top}
      {state.problem ? <ErrorNote problem={state.problem} onRetry={() => void review.load()} /> : null}
      {state.heldBy.length > 0 ? (
        <Empty
          title={t.empty.heldTitle}
          sentence={t.empty.held(state.heldBy.join(", "))}
          action={<Button onClick={() => void review.load()}>{t.empty.again}</Button>}
        />
      ) : searched?.last === null && !isNarrowed ? (
        <Empty
          title={t.search.never}
          sentence={t.search.neverSentence}
          {...(searched.running === null ? { action: <SearchNow isFirst /> } : {})}
        />
      ) : (
        <Empty
          title={t.empty.title}
          sentence={isNarrowed ? t.empty.filtered : t.empty.sentence}
          {...(isNarrowed ? { action: <Button onClick={onAll}>{t.empty.all}</Button> } : {})}
        />
      )}
      {state.said === null ? null : <p role="status">{state.said}</p>}
    </>
  );
}

function Counts({ left, today }: { left: number; today: number }) {
  const { duplicates: t } = useDuplicatesTexts();
  const format = useFormat();
  const most = 10_000;
  return (
    <p className={classes.counts}>
      <span>{left >= most ? t.leftMany(format.amount(most)) : t.left(format.amount(left))}</span>
      <span>{t.today(format.amount(today))}</span>
    </p>
  );
}
