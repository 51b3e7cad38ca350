import type { DuplicatePair } from "../../../../contract/data-quality/duplicate-review.ts";
import { links } from "../../../links.ts";
import { useDuplicatesTexts } from "../../../texts/duplicates/useDuplicatesTexts.ts";
import { classNames } from "../../../ui/class-names.ts";
import { useFormat } from "../../../ui/FormatContext.tsx";
import { Link } from "../../../ui/Link.tsx";
import { KeyHint } from "../../../ui/marks/KeyHint.tsx";
import { KindMark } from "../../../ui/marks/KindMark.tsx";
import { Tip } from "../../../ui/pop/Tip.tsx";
import classes from "./PairTable.module.css";

type RecordHeadProps = {
  side: DuplicatePair["one"];
  isKept: boolean;
  arrow: "ArrowLeft" | "ArrowRight";
  onKeep: (() => void) | undefined;
};

/** Who stands on this side, and whether it is the one that is kept if they are the same. */
export function RecordHead({ side, isKept, arrow, onKeep }: RecordHeadProps) {
  const { duplicates: t } = useDuplicatesTexts();
  const format = useFormat();
  const { party, keptAs, records, place } = side;
  const areOne = onKeep === undefined;
  return (
    <th
      scope="col"
      className={classNames(
        classes.head,
        arrow === "ArrowLeft" ? classes.one : classes.other,
        isKept && classes.kept,
      )}
    >
      <span className={classes.who}>
        <KindMark kind={party.kind} />
        <Link className={classes.name} href={links.party(party.partyId)}>
          {party.name}
        </Link>
      </span>
      <span className={classes.aside}>
        {isKept ? (
          <Tip label={t.keptTip}>
            <span className={classes.keptMark}>{t.kept}</span>
          </Tip>
        ) : onKeep === undefined ? null : (
          <button type="button" className={classes.keep} aria-label={t.keepThis(party.name)} onClick={onKeep}>
            <span className={classes.keepWords}>{t.keep}</span> <KeyHint keys={arrow} />
          </button>
        )}
        <span className={classes.place}>
          {[
            place,
            records > 1 && !areOne ? t.keptOf(format.amount(records)) : null,
            keptAs.partyId === party.partyId || areOne ? null : keptAs.name,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
    </th>
  );
}
