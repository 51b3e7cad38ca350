import { useId } from "react";
import type { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import type { DraftColumn, MappedTable } from "../draft/draft.ts";
import classes from "./ColumnDetail.module.css";
import { ColumnProfile } from "./ColumnProfile.tsx";
import { ColumnReading } from "./ColumnReading.tsx";
import { ColumnRules } from "./ColumnRules.tsx";
import { ColumnValues } from "./ColumnValues.tsx";
import { candidateOf, Reasons } from "./Confidence.tsx";

type ColumnDetailProps = {
  table: MappedTable;
  column: DraftColumn;
  linkTargets: (link: string) => readonly string[];
  onChange: (change: (map: ModuleMap) => ModuleMap) => void;
};

/** Everything about a column, below its row: what stands in it, how it is read, what is done to its words. */
export function ColumnDetail({ table, column, linkTargets, onChange }: ColumnDetailProps) {
  const { columns: words, rules } = useWizardTexts();
  const candidate = candidateOf(column);
  const id = useId();
  return (
    <div className={classes.detail}>
      <section aria-labelledby={`${id}p`} className={classes.wide}>
        <h3 id={`${id}p`} className={classes.title}>
          {words.profile}
        </h3>
        <ColumnProfile profile={column.profile} />
      </section>
      <section aria-labelledby={`${id}r`}>
        <h3 id={`${id}r`} className={classes.title}>
          {words.reading}
        </h3>
        {candidate ? (
          <div className={classes.reasons}>
            <Reasons reasons={candidate.reasons} />
          </div>
        ) : null}
        <ColumnReading table={table} column={column} linkTargets={linkTargets} onChange={onChange} />
        <h3 className={classes.title}>{words.rules}</h3>
        <ColumnRules
          column={column.column}
          others={table.columns.map((one) => one.column).filter((one) => one !== column.column)}
          map={table.map}
          onChange={onChange}
        />
      </section>
      <section aria-labelledby={`${id}v`}>
        <h3 id={`${id}v`} className={classes.title}>
          {rules.replace}
        </h3>
        <ColumnValues table={table} column={column} onChange={onChange} />
      </section>
    </div>
  );
}
