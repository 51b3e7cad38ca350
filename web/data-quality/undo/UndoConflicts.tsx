import { useId } from "react";
import { useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import classes from "./UndoConflicts.module.css";
import type { RunConflicts, UndoWay } from "./undo-ways.ts";

type UndoConflictsProps = {
  conflicts: RunConflicts;
  ways: readonly UndoWay[];
  way: UndoWay | undefined;
  onWay: (way: UndoWay["id"]) => void;
};

/** What was changed or used since a load, and what can be done about it. */
export function UndoConflicts({ conflicts, ways, way, onWay }: UndoConflictsProps) {
  const { undoing } = useDataQualityTexts();
  const format = useFormat();
  const name = useId();
  const { count, rows, laterLoads } = conflicts;
  const later = format.and(laterLoads.map(({ title }) => title));
  return (
    <div className={classes.conflicts}>
      <p className={classes.title}>{undoing.conflicts(count, format.amount(count))}</p>
      <ul className={classes.list}>
        {rows.map((conflict) => (
          <li key={`${conflict.table} ${conflict.recordId} ${conflict.what}`}>
            <span className={classes.name}>{conflict.name ?? conflict.partyName ?? undoing.nameless}</span>{" "}
            {undoing.what[conflict.what]}
            {conflict.since[0] ? (
              <span className={classes.since}>
                {" "}
                {conflict.since[0].run?.title ?? conflict.since[0].byName},{" "}
                <DateText value={conflict.since[0].at} as="relative" />
              </span>
            ) : null}
          </li>
        ))}
        {count > rows.length ? <li>{undoing.more(format.amount(count - rows.length))}</li> : null}
      </ul>
      <div role="radiogroup" aria-label={undoing.ways}>
        {ways.map(({ id }) => (
          <label key={id} className={classes.way}>
            <input type="radio" name={name} checked={id === way?.id} onChange={() => onWay(id)} />
            <span>{id === "with-later" ? undoing.withLater(later) : undoing.butThese}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
