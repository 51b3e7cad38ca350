import type { DuplicatePair } from "../../../../contract/duplicate-review.ts";
import { useDuplicatesTexts } from "../../../texts/duplicates/useDuplicatesTexts.ts";
import { classNames } from "../../../ui/class-names.ts";
import classes from "./PairTable.module.css";
import { type Piece, textDifference } from "./text-difference.ts";

type Values = DuplicatePair["fields"][number]["one"];

/** What one record says in a field: what the other one says too in grey, what it doesn't in ink, the letters that differ marked. */
export function FieldValues({ values, others }: { values: Values; others: Values }) {
  const { duplicates: t } = useDuplicatesTexts();
  if (values.length === 0)
    return (
      <span className={classes.none}>
        <span aria-hidden>–</span>
        <span className={classes.unseen}>{t.nothing}</span>
      </span>
    );
  const pieces = piecesOf(values, others);
  return (
    <>
      {values.map((one) => (
        <span key={one.value} className={classNames(classes.value, one.isShared && classes.same)}>
          {one.isShared || pieces === undefined ? one.value : <Marked pieces={pieces} />}
        </span>
      ))}
    </>
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
