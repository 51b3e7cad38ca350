import type { DuplicatePair } from "../../../../contract/duplicate-review.ts";
import { useDuplicatesTexts } from "../../../texts/duplicates/useDuplicatesTexts.ts";
import { classNames } from "../../../ui/class-names.ts";
import { EvidenceCell } from "./EvidenceCell.tsx";
import { FieldValues } from "./FieldValues.tsx";
import { PairFacts } from "./PairFacts.tsx";
import classes from "./PairTable.module.css";
import { findingsByField } from "./pair-words.ts";
import { RecordHead } from "./RecordHead.tsx";

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
    <table
      className={classNames(classes.table, isLeftKept ? classes.left : classes.right)}
      aria-label={t.table}
    >
      <thead>
        <tr className={classes.heads}>
          <th scope="col" className={classes.field}>
            <span className={classes.unseen}>{t.field}</span>
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
        {pair.fields.map(({ field, title, one, other }) => (
          <tr key={field} className={classes.row}>
            <th scope="row" className={classes.field}>
              {title ?? t.fields[field] ?? field}
            </th>
            <td className={classes.one}>
              <FieldValues values={one} others={other} />
            </td>
            <td className={classes.other}>
              <FieldValues values={other} others={one} />
            </td>
            <td className={classes.says}>
              <EvidenceCell findings={findings.get(field) ?? []} holders={fewestHolders(one)} />
            </td>
          </tr>
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
  );
}

/** Of what both have in common here, how many have the rarest: it is what says the most. */
function fewestHolders(values: DuplicatePair["fields"][number]["one"]): number | null {
  const told = values.flatMap(({ holders }) => holders ?? []);
  return told.length === 0 ? null : Math.min(...told);
}
