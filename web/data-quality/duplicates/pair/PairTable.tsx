import { IconCheck } from "@tabler/icons-react";
import type { DuplicatePair } from "../../../../contract/data-quality/duplicate-review.ts";
import { useDuplicatesTexts } from "../../../texts/duplicates/useDuplicatesTexts.ts";
import { classNames } from "../../../ui/class-names.ts";
import { EvidenceCell } from "./EvidenceCell.tsx";
import { FieldValues } from "./FieldValues.tsx";
import { PairFacts } from "./PairFacts.tsx";
import classes from "./PairTable.module.css";
import { type Finding, findingsByField } from "./pair-words.ts";
import { RecordHead } from "./RecordHead.tsx";
import { type Counting, countingOf } from "./who-counts.ts";

type PairTableProps = {
  pair: DuplicatePair;
  keepId: string /** Which is kept can be chosen. */;
  onKeep?: (partyId: string) => void;
};

/**
 * Two records side by side, each field with what it says beside it. The fields stand in the same order on every pair, so
 * that the eye finds them where they were.
 */
export function PairTable({ pair, keepId, onKeep }: PairTableProps) {
  const texts = useDuplicatesTexts();
  const { duplicates: t } = texts;
  const findings = findingsByField(pair, texts);
  const rest = findings.get("") ?? [];
  const isLeftKept = keepId === pair.partyId;
  return (
    <>
      <table
        className={classNames(classes.table, isLeftKept ? classes.left : classes.right)}
        aria-label={t.table}
      >
        <thead>
          <tr className={classes.heads}>
            <th scope="col" className={classes.field}>
              <span className="unseen">{t.field}</span>
            </th>
            <RecordHead
              side={pair.one}
              isKept={isLeftKept}
              arrow="ArrowLeft"
              onKeep={onKeep && (() => onKeep(pair.partyId))}
            />
            <RecordHead
              side={pair.other}
              isKept={!isLeftKept}
              arrow="ArrowRight"
              onKeep={onKeep && (() => onKeep(pair.otherPartyId))}
            />
            <th scope="col" className={classes.says}>
              {t.evidence}
            </th>
          </tr>
        </thead>
        <tbody>
          {pair.fields.map((said) => (
            <FieldRow
              key={said.field}
              said={said}
              findings={findings.get(said.field) ?? []}
              counting={countingOf(said, pair, keepId)}
            />
          ))}
          {rest.length === 0 ? null : (
            <tr className={classes.row}>
              <td className={classes.field} />
              <td className={classes.one} />
              <td className={classes.other} />
              <td className={classes.says}>
                <EvidenceCell findings={rest} />
              </td>
            </tr>
          )}
        </tbody>
        <PairFacts pair={pair} />
      </table>
      {pair.survivors.length === 0 ? null : (
        <p className={classes.legend}>
          <IconCheck className={classes.legendMark} size={15} stroke={2.2} aria-hidden /> {t.counts.legend}
        </p>
      )}
    </>
  );
}

type FieldRowProps = {
  said: DuplicatePair["fields"][number];
  findings: readonly Finding[];
  counting: Counting | undefined;
};

function FieldRow({ said, findings, counting }: FieldRowProps) {
  const { duplicates: t } = useDuplicatesTexts();
  const { field, title, one, other } = said;
  const wordsFor = ({ third, rule }: Counting) =>
    third === null ? t.counts.rules[rule] : t.counts.of(third, t.counts.rules[rule]);
  const why = counting && t.counts.why(wordsFor(counting));
  return (
    <tr className={classes.row}>
      <th scope="row" className={classes.field}>
        {title ?? t.fields[field] ?? field}
      </th>
      <td className={classes.one}>
        <FieldValues values={one} others={other} counts={counting?.of === "one" ? why : undefined} />
      </td>
      <td className={classes.other}>
        <FieldValues values={other} others={one} counts={counting?.of === "other" ? why : undefined} />
      </td>
      <td className={classes.says}>
        <EvidenceCell findings={findings} holders={fewestHolders(one)} />
        {counting?.of === "third" ? (
          <span className={classes.together}>{t.counts.neither(counting.value, wordsFor(counting))}</span>
        ) : null}
      </td>
    </tr>
  );
}

/** Of what both have in common here, how many have the rarest: it is what says the most. */
function fewestHolders(values: DuplicatePair["fields"][number]["one"]): number | null {
  const told = values.flatMap(({ holders }) => holders ?? []);
  return told.length === 0 ? null : Math.min(...told);
}
