import type { DuplicatePair } from "../../../../contract/data-quality/duplicate-review.ts";
import { useDuplicatesTexts } from "../../../texts/duplicates/useDuplicatesTexts.ts";
import { classNames } from "../../../ui/class-names.ts";
import { CountsMark } from "../CountsMark.tsx";
import classes from "./PairTable.module.css";
import { type Piece, textDifference } from "./text-difference.ts";

type Values = DuplicatePair["fields"][number]["one"];

type FieldValuesProps = {
  values: Values;
  others: Values;
  /** Why these values would count if the two were one; undefined where they would not, or where both do. */
  counts: string | undefined;
};

/** What one record says in a field, and whether it would count: what the other one says too in grey, what it doesn't in ink, the letters that differ marked. */
export function FieldValues({ values, others, counts }: FieldValuesProps) {
  const { duplicates: t } = useDuplicatesTexts();
  const pieces = piecesOf(values, others);
  return (
    <div className={classes.cell}>
      <div>
        {values.length === 0 ? (
          <span className={classes.none}>
            <span aria-hidden>–</span>
            <span className="unseen">{t.nothing}</span>
          </span>
        ) : null}
        {values.map((one) => (
          <span key={one.value} className={classNames(classes.value, one.isShared && classes.same)}>
            {one.isShared || pieces === undefined ? one.value : <Marked pieces={pieces} />}
          </span>
        ))}
      </div>
      {counts === undefined ? null : <CountsMark why={counts} className={classes.counts} />}
    </div>
  );
}

/** Letter by letter only where there is one on each side: of several nobody knows which belongs to which. */
function piecesOf(values: Values, others: Values): Piece[] | undefined {
  const [mine, ...moreOfMine] = values.filter((one) => !one.isShared);
  const [theirs, ...moreOfTheirs] = others.filter((one) => !one.isShared);
  if (mine === undefined || theirs === undefined || moreOfMine.length + moreOfTheirs.length > 0)
    return undefined;
  return textDifference(mine.value, theirs.value)?.[0];
}

function Marked({ pieces }: { pieces: readonly Piece[] }) {
  let at = 0;
  return pieces.map(({ text, isOwn }) => {
    const key = at;
    at += text.length;
    return isOwn ? (
      <mark key={key} className={classes.letters}>
        {text}
      </mark>
    ) : (
      text
    );
  });
}
