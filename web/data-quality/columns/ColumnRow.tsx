import { IconChevronRight } from "@tabler/icons-react";
import type { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { classNames } from "../../ui/class-names.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Tag } from "../../ui/marks/Tag.tsx";
import type { DraftColumn, MappedTable } from "../draft/draft.ts";
import { ColumnDetail } from "./ColumnDetail.tsx";
import classes from "./ColumnList.module.css";
import { ColumnUse } from "./ColumnUse.tsx";
import { rulesOf } from "./change-rules.ts";
import { ColumnQuestion } from "./question/ColumnQuestion.tsx";

type ColumnRowProps = {
  table: MappedTable;
  column: DraftColumn;
  /** What was asked of it, also once it is answered, so that the answer can still be changed. */
  question: DraftColumn["question"];
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  linkTargets: (link: string) => readonly string[];
  onChange: (change: (map: ModuleMap) => ModuleMap) => void;
};

/** One column: ours, theirs, what stands in it; below it what is open and, when asked for, everything known of it. */
export function ColumnRow({
  table,
  column,
  question,
  isOpen,
  onOpen,
  linkTargets,
  onChange,
}: ColumnRowProps) {
  const { columns: words, rules } = useWizardTexts();
  const format = useFormat();
  const { profile } = column;
  const share = profile === null ? null : profile.filled / Math.max(1, profile.filled + profile.empty);
  const ruleCount = rulesOf(table.map, column.column).length;
  return (
    <>
      <tr className={classes.row} data-column={column.column}>
        <td className={classes.ours}>
          <ColumnUse table={table} column={column} linkTargets={linkTargets} onChange={onChange} />
        </td>
        <th scope="row" className={classes.theirs}>
          <button
            type="button"
            className={classes.open}
            aria-expanded={isOpen}
            aria-label={isOpen ? words.less(column.column) : words.more(column.column)}
            onClick={() => onOpen(!isOpen)}
          >
            <IconChevronRight
              className={classNames(classes.chevron, isOpen && classes.turned)}
              size={14}
              aria-hidden
            />
            <span className={classes.name} title={column.column}>
              {column.column}
            </span>
          </button>
          {ruleCount > 0 ? (
            <Tag tone="accent">{rules.active(ruleCount, format.amount(ruleCount))}</Tag>
          ) : null}
        </th>
        <td className={classes.samples}>
          <span className={classes.sampleLine}>
            {column.samples
              .filter((sample) => sample !== "")
              .slice(0, 5)
              .map((sample, nth) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a sample has nothing else to be told apart by
                <span key={nth} className={classes.sample} title={sample}>
                  {sample.slice(0, 120)}
                </span>
              ))}
          </span>
        </td>
        <td className={classes.filled}>{share === null ? "" : format.percent(share, { decimals: 0 })}</td>
      </tr>
      {question === null ? null : (
        <tr className={classes.below}>
          <td colSpan={4}>
            <ColumnQuestion column={column} map={table.map} question={question} onAnswer={onChange} />
          </td>
        </tr>
      )}
      {isOpen ? (
        <tr className={classes.below}>
          <td colSpan={4}>
            <ColumnDetail table={table} column={column} linkTargets={linkTargets} onChange={onChange} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
