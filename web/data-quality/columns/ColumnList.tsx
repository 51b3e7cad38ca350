import { type KeyboardEvent, useState } from "react";
import type { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { LineInput } from "../../ui/controls/LineInput.tsx";
import { LineSelect } from "../../ui/controls/LineSelect.tsx";
import { RowsInSight } from "../../ui/layout/RowsInSight.tsx";
import type { DraftColumn, MappedTable } from "../draft/draft.ts";
import classes from "./ColumnList.module.css";
import { ColumnRow } from "./ColumnRow.tsx";
import { columnsFromRules } from "./change-rules.ts";
import { hasWord, usesOf } from "./uses-of-column.ts";

type ColumnListProps = {
  table: MappedTable;
  /** A column somebody wants to see: it is drawn, wherever it stands. */
  wanted: string | undefined;
  linkTargets: (link: string) => readonly string[];
  onChange: (change: (map: ModuleMap) => ModuleMap) => void;
};

const rowHeight = 40;
/** From so many columns on one looks for a column by typing. */
const manyColumns = 20;
type Shown = "all" | "open" | "custom";

/** The columns of one table, a row each: ours on the left, theirs, what stands in them. Arrow keys go from row to row. */
export function ColumnList({ table, wanted, linkTargets, onChange }: ColumnListProps) {
  const { columns: words } = useWizardTexts();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [sought, seek] = useState("");
  const [shown, show] = useState<Shown>("all");
  const [asked, setAsked] = useState<ReadonlyMap<string, DraftColumn["question"]>>(new Map());
  const columns = allColumns(table);
  const found = columns.filter(
    (column) =>
      column.column === wanted ||
      (column.column.toLowerCase().includes(sought.toLowerCase()) && isShown(column, shown)),
  );

  function toggle(column: string, isOpen: boolean) {
    const next = new Set(open);
    if (isOpen) next.add(column);
    else next.delete(column);
    setOpen(next);
  }

  /** With the words that were answered before others of the same column. */
  function shownQuestion({ column, question }: DraftColumn) {
    const before = asked.get(column) ?? null;
    return before?.words ? before : (question ?? before);
  }

  function changeOf(column: DraftColumn) {
    return (change: (map: ModuleMap) => ModuleMap) => {
      // The question leaves the server's answer with its answer; here it stays in sight, or the focus would fall off it.
      const question = shownQuestion(column);
      if (question !== null) setAsked(new Map(asked).set(column.column, question));
      onChange(change);
    };
  }

  return (
    <div>
      {columns.length > manyColumns ? (
        <div className={classes.tools}>
          <LineInput
            type="search"
            className={classes.find}
            aria-label={words.find}
            placeholder={words.find}
            value={sought}
            onChange={(event) => seek(event.target.value)}
          />
          <LineSelect
            className={classes.show}
            aria-label={words.show}
            value={shown}
            options={[
              { value: "all", label: words.showAll },
              { value: "open", label: words.showOpen },
              { value: "custom", label: words.showCustom },
            ]}
            onPick={(picked) => show(picked === "open" || picked === "custom" ? picked : "all")}
          />
        </div>
      ) : null}
      <table className={classes.table} aria-label={words.of(table.name)} onKeyDown={moveBetweenRows}>
        <thead>
          <tr>
            <th scope="col" className={classes.ours}>
              {words.ours}
            </th>
            <th scope="col" className={classes.theirs}>
              {words.theirs}
            </th>
            <th scope="col" className={classes.samples}>
              {words.samples}
            </th>
            <th scope="col" className={classes.filled}>
              {words.filled}
            </th>
          </tr>
        </thead>
        <RowsInSight items={found} keyOf={({ column }) => column} rowHeight={rowHeight} wanted={wanted}>
          {(column) => (
            <ColumnRow
              key={column.column}
              table={table}
              column={column}
              question={shownQuestion(column)}
              isOpen={open.has(column.column)}
              onOpen={(isOpen) => toggle(column.column, isOpen)}
              linkTargets={linkTargets}
              onChange={changeOf(column)}
            />
          )}
        </RowsInSight>
      </table>
      {found.length === 0 ? <p className={classes.none}>{words.none}</p> : null}
    </div>
  );
}

/** Those of the file, and those that a rule makes of them. */
function allColumns(table: MappedTable): DraftColumn[] {
  const names = table.columns.map(({ column }) => column);
  const made = columnsFromRules(table.map).filter((name) => !hasWord(names, name));
  return [
    ...table.columns,
    ...made.map((column) => ({
      column,
      uses: usesOf(table.map, column),
      samples: [],
      candidates: [],
      customType: "text" as const,
      profile: null,
      question: null,
    })),
  ];
}

function isShown(column: DraftColumn, shown: Shown): boolean {
  if (shown === "open") return column.question !== null || (column.candidates[0]?.confidence ?? 0) < 0.5;
  return shown === "all" || column.uses.some(({ as }) => as === "custom");
}

function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLElement) || !event.target.matches("[data-use]")) return;
  const uses = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-use]")];
  const next = uses[uses.indexOf(event.target) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
