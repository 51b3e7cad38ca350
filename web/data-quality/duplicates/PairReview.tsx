import { useState } from "react";
import type { DuplicatePair } from "../../../contract/data-quality/duplicate-review.ts";
import { useDuplicatesTexts } from "../../texts/duplicates/useDuplicatesTexts.ts";
import { classNames } from "../../ui/class-names.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { useKeys } from "../../ui/keys/KeysContext.tsx";
import { Tip } from "../../ui/pop/Tip.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { type Act, DecisionBar } from "./DecisionBar.tsx";
import { ClusterStrip } from "./groups/ClusterStrip.tsx";
import { treesOf } from "./groups/cluster-trees.ts";
import { SplitChoice } from "./groups/SplitChoice.tsx";
import { PairTable } from "./pair/PairTable.tsx";
import { chanceOf, relationWords, verdictOf } from "./pair/pair-words.ts";
import { RelatedChoice } from "./RelatedChoice.tsx";
import classes from "./ReviewQueue.module.css";
import { keyOf } from "./review-queue.ts";
import { useReason } from "./useReason.tsx";
import type { useReview } from "./useReview.ts";

type PairReviewProps = { pair: DuplicatePair; review: ReturnType<typeof useReview> };

/** The pair on the screen with its keys: one press decides, and the next pair stands there. */
export function PairReview({ pair, review }: PairReviewProps) {
  const texts = useDuplicatesTexts();
  const { duplicates: t } = texts;
  const format = useFormat();
  const { state, decide, undo } = review;
  const [keepId, keep] = useState(pair.keepId);
  const [asking, ask] = useState<"related" | "split">();
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const trees = treesOf(pair);
  const [one, other] = [pair.one.party.name, pair.other.party.name];
  const [kept, goes] = keepId === pair.partyId ? [one, other] : [other, one];
  const wait = state.isWaiting ? t.act.wait : undefined;
  const reason = useReason();
  const group = trees.filter(({ isApart }) => !isApart);
  const groupIds = group.flatMap(({ members }) => members.map(({ partyId }) => partyId));
  const size = format.amount(group.length);

  const splitting: Act = {
    id: "split",
    keys: "p",
    label: t.act.split,
    run: () => ask("split"),
    reason: wait,
  };
  const ofGroup: Act[] = [
    {
      id: "allSame",
      keys: "a",
      label: t.act.allSameOf(size),
      run: () =>
        void review.decideGroup(
          pair,
          { partyIds: groupIds, decision: "same", keepId, ...reason.given },
          t.done.allSame(size, kept),
        ),
      reason: wait,
    },
    {
      id: "noneSame",
      keys: "n",
      label: t.act.noneSame,
      run: () =>
        void review.decideGroup(
          pair,
          { partyIds: groupIds, decision: "different", ...reason.given },
          t.done.noneSame(size),
        ),
      reason: wait,
    },
  ];
  const acts: Act[] = [
    {
      id: "same",
      keys: "s",
      label: t.act.same,
      run: () => void decide(pair, { decision: "same", keepId, ...reason.given }, t.done.same(kept, goes)),
      reason: wait,
    },
    {
      id: "different",
      keys: "d",
      label: t.act.different,
      run: () => void decide(pair, { decision: "different", ...reason.given }, t.done.different(one, other)),
      reason: wait,
    },
    { id: "related", keys: "r", label: t.act.related, run: () => ask("related"), reason: wait },
    {
      id: "skip",
      keys: "k",
      label: t.act.skip,
      run: () => void decide(pair, { decision: "skip" }, t.done.skip(one, other)),
      reason: wait,
    },
    // Behind the others, so that those stand where they always do.
    ...(trees.length > 2 ? [splitting] : []),
    ...(group.length > 2 ? ofGroup : []),
  ];
  const back: Act = {
    id: "undo",
    keys: "u",
    label: t.act.undo,
    run: () => void undo(t.done.undone),
    reason: state.made.length > 0 ? undefined : t.act.undoNone,
  };
  useKeys(t.keys.title, [
    ...[...acts, reason.act, back].map((act) => ({
      keys: act.keys,
      words: t.keys[act.id as keyof typeof t.keys],
      run: () => act.reason === undefined && act.run(),
    })),
    { keys: "ArrowLeft", words: t.keys.keepLeft, run: () => keep(pair.partyId) },
    { keys: "ArrowRight", words: t.keys.keepRight, run: () => keep(pair.otherPartyId) },
  ]);

  function toggle(keptAsId: string) {
    const next = new Set(apart);
    if (!next.delete(keptAsId)) next.add(keptAsId);
    setApart(next);
  }

  const end = () => {
    ask(undefined);
    setApart(new Set());
  };

  return (
    <div
      data-pair={keyOf(pair)}
      className={classNames(classes.review, state.isWaiting && classes.waiting)}
      aria-busy={state.isWaiting}
    >
      <div className={classes.pair}>
        <ClusterStrip pair={pair} split={asking === "split" ? { apart, onToggle: toggle } : undefined} />
        <div className={classes.verdict}>
          <h2 className={classes.verdictWords}>{verdictOf(pair, texts)}</h2>
          <Tip label={t.chanceHow}>
            <span className={classes.chance}>{chanceOf(pair.probability, texts, format)}</span>
          </Tip>
          {pair.related.length === 0 ? null : (
            <span className={classes.noted}>
              {t.noted(pair.related.map((how) => relationWords(pair, how, texts)).join("; "))}
            </span>
          )}
        </div>
        {state.problem ? <ErrorNote problem={state.problem} isInline /> : null}
        <PairTable pair={pair} keepId={keepId} onKeep={keep} />
      </div>
      {asking === undefined ? (
        <DecisionBar
          label={t.act.label}
          acts={acts}
          aside={[reason.act, back]}
          said={state.said}
          reason={reason.line}
        />
      ) : asking === "related" ? (
        <RelatedChoice
          pair={pair}
          onBack={end}
          onChoose={(relationship, words) =>
            void decide(
              pair,
              { decision: "related", ...(relationship && { relationship }), ...reason.given },
              words === null ? t.done.related(one, other) : t.done.relatedAs(words),
            )
          }
        />
      ) : (
        <SplitChoice
          trees={trees}
          apart={apart}
          onToggle={toggle}
          onBack={end}
          onSplit={(ids, words) => void review.split(pair, { ...ids, ...reason.given }, words)}
        />
      )}
    </div>
  );
}
