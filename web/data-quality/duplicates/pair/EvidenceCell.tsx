import { useDuplicatesTexts } from "../../../texts/duplicates/useDuplicatesTexts.ts";
import { useFormat } from "../../../ui/FormatContext.tsx";
import { Tip } from "../../../ui/pop/Tip.tsx";
import classes from "./EvidenceCell.module.css";
import { type Finding, factorOf } from "./pair-words.ts";

// One scale for all pairs, so that a long bar means the same on the next one; what is beyond it is beyond doubt.
const bitsMost = 14;

type EvidenceCellProps = {
  findings: readonly Finding[];
  /** How many records have what the two have in common here. */
  holders?: number | null;
};

/** What a field says: in words, as a bar from the middle (right for the same, left for two), and by how much. */
export function EvidenceCell({ findings, holders = null }: EvidenceCellProps) {
  const { duplicates: t } = useDuplicatesTexts();
  const format = useFormat();
  const [first, ...more] = findings;
  const note =
    holders === null || holders < 2
      ? undefined
      : holders === 2
        ? t.onlyThese
        : t.holders(format.amount(holders));
  return (
    <>
      {first === undefined ? null : <EvidenceLine finding={first} note={note} />}
      {first === undefined && note !== undefined ? <span className={classes.alone}>{note}</span> : null}
      {more.map((finding) => (
        <EvidenceLine key={finding.words} finding={finding} />
      ))}
    </>
  );
}

function EvidenceLine({ finding, note }: { finding: Finding; note?: string | undefined }) {
  const { duplicates: t } = useDuplicatesTexts();
  const format = useFormat();
  const { words, bits } = finding;
  const factor = factorOf(bits, format);
  const isLittle = Math.abs(bits) < 0.15;
  const share = (Math.min(Math.abs(bits), bitsMost) / bitsMost) * 50;
  const meaning = isLittle ? t.neither : bits > 0 ? t.forIt(factor) : t.againstIt(factor);
  return (
    <Tip label={meaning}>
      <span className={classes.line}>
        <span className={classes.words}>
          {words}
          {note === undefined ? null : <span className={classes.note}> · {note}</span>}
        </span>
        <span className={classes.track} aria-hidden>
          <span
            className={bits > 0 ? classes.forIt : classes.against}
            style={{ left: `${bits > 0 ? 50 : 50 - share}%`, width: `${share}%` }}
          />
        </span>
        <span className={classes.factor}>
          <span aria-hidden>{isLittle ? "" : bits > 0 ? t.times(factor) : t.over(factor)}</span>
          <span className="unseen">{meaning}</span>
        </span>
      </span>
    </Tip>
  );
}
