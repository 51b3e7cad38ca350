import type { nextMergeCheck } from "../../../contract/data-quality/automatic-merging.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useDuplicatesTexts } from "../../texts/duplicates/useDuplicatesTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { useKeys } from "../../ui/keys/KeysContext.tsx";
import { ErrorNote, type Problem } from "../../ui/states/ErrorNote.tsx";
import { type Act, DecisionBar } from "./DecisionBar.tsx";
import { PairTable } from "./pair/PairTable.tsx";
import classes from "./ReviewQueue.module.css";

type MergeCheckProps = {
  check: NonNullable<OutputOf<typeof nextMergeCheck>["check"]>;
  left: number;
  isBusy: boolean;
  problem: Problem | undefined;
  onAnswer: (wasRight: boolean) => void;
};

/** A merge that was made by itself, as the pair it was made of: a key says whether it was right. */
export function MergeCheck({ check, left, isBusy, problem, onAnswer }: MergeCheckProps) {
  const texts = useDuplicatesTexts();
  const { duplicates: t } = texts;
  const format = useFormat();
  const { pair, mergedAt } = check;
  const reason = isBusy ? t.act.wait : undefined;
  const acts: Act[] = [
    { id: "right", keys: "y", label: t.sure.isRight, run: () => onAnswer(true), reason },
    { id: "wrong", keys: "n", label: t.sure.isWrong, run: () => onAnswer(false), reason },
  ];
  useKeys(
    t.sure.check,
    acts.map(({ keys, label, run }) => ({ keys, words: label, run: () => reason === undefined && run() })),
  );
  return (
    <div className={classes.review}>
      <div className={classes.pair}>
        <div className={classes.verdict}>
          <h2 className={classes.verdictWords}>{t.sure.check}</h2>
          <span className={classes.chance}>
            {t.sure.checkLeft(format.amount(left))} · {t.sure.mergedAt(format.relative(mergedAt))}
          </span>
        </div>
        {problem ? <ErrorNote problem={problem} isInline /> : null}
        <PairTable pair={pair} keepId={pair.one.keptAs.partyId} />
      </div>
      <DecisionBar label={t.sure.check} acts={acts} />
    </div>
  );
}
