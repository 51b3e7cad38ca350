import { ActionIcon } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useId, useState } from "react";
import { proposeDraftTable } from "../../../contract/data-quality/imports/import-drafts.ts";
import {
  type ImportKind,
  importKindNames,
  importKinds,
} from "../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import { call } from "../../api.ts";
import { ApiProblem } from "../../api-problem.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { LineSelect } from "../../ui/controls/LineSelect.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Picker } from "../../ui/pop/Picker.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import type { MappedTable } from "../draft/draft.ts";
import { freeName, tellingColumns, wordsLeft } from "../draft/modules-of-table.ts";
import type { DraftChanges } from "../draft/useDraft.ts";
import use from "./ColumnUse.module.css";
import classes from "./RowModules.module.css";

type RowModulesProps = {
  draftId: string;
  /** With all of its modules. */
  table: MappedTable;
  /** Which of them is looked at. */
  moduleAt: number;
  onModule: (moduleAt: number) => void;
  changes: DraftChanges;
};

/** A table whose rows are of several kinds: which ones, and by what word in which column each row is told. */
export function RowModules({ draftId, table, moduleAt, onModule, changes }: RowModulesProps) {
  const { columns: words } = useWizardTexts();
  const modules = [table.map, ...table.others.map(({ map }) => map)];
  const current = modules[moduleAt] ?? table.map;
  const isSeveral = modules.length > 1;

  function remove() {
    onModule(0);
    void changes.changeTable(table.tableNo, ({ others }) => ({
      others: others.filter((_, at) => at !== moduleAt - 1),
    }));
  }

  return (
    <div className={classes.modules}>
      {isSeveral ? (
        <ul className={classes.list} aria-label={words.rowKinds}>
          {modules.map((map, at) => (
            <li key={at === 0 ? "" : table.others[at - 1]?.module}>
              <ModuleButton map={map} isCurrent={at === moduleAt} onClick={() => onModule(at)} />
            </li>
          ))}
        </ul>
      ) : null}
      <FurtherKind {...{ draftId, table, changes }} onAdded={() => onModule(table.others.length + 1)} />
      {isSeveral ? (
        <div className={classes.line}>
          <WhichRows
            table={table}
            map={current}
            mayTakeRest={modules.every(
              (map) => map === current || map.when !== undefined || map.unless !== undefined,
            )}
            onChange={(when) =>
              void changes.changeMap(table.tableNo, moduleAt, ({ when: _, ...map }) => ({
                ...map,
                ...(when && { when }),
              }))
            }
          />
          {moduleAt > 0 ? (
            <button type="button" className={`${use.use} ${use.further}`} onClick={remove}>
              <IconX size={13} stroke={2} aria-hidden />
              {words.rowKindRemove}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function useTitleOf() {
  const { importKinds: titles } = useWizardTexts();
  return (kind: ImportKind) => titles[kind] ?? importKinds[kind].title;
}

function ModuleButton({
  map,
  isCurrent,
  onClick,
}: {
  map: ModuleMap;
  isCurrent: boolean;
  onClick: () => void;
}) {
  const { columns: words } = useWizardTexts();
  const format = useFormat();
  const titleOf = useTitleOf();
  return (
    <button
      type="button"
      className={classes.module}
      aria-current={isCurrent ? "true" : undefined}
      onClick={onClick}
    >
      <span className={classes.kind}>{titleOf(map.kind)}</span>
      <span className={classes.when}>{saysWhich(map, words, format.and)}</span>
    </button>
  );
}

/** By what the rows of a module are told, in words. */
function saysWhich(
  { when, unless = [] }: ModuleMap,
  words: ReturnType<typeof useWizardTexts>["columns"],
  and: (list: string[]) => string,
): string {
  const said = (one: When) =>
    one.is.includes("*") ? words.rowsFilled(one.column) : words.rowsWhere(one.column, and(one.is));
  const not = unless.map((one) => words.rowsNot(said(one)));
  const all = [...(when ? [said(when)] : []), ...not];
  return all.length === 0 ? words.rowsLeft : and(all);
}

type FurtherKindProps = Pick<RowModulesProps, "draftId" | "table" | "changes"> & { onAdded: () => void };

/** Says that some of the rows are something else. */
function FurtherKind({ draftId, table, changes, onAdded }: FurtherKindProps) {
  const { columns: words } = useWizardTexts();
  const titleOf = useTitleOf();
  const [isAsking, ask] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const column = tellingColumns(table).find((one) => wordsLeft(table, one).length > 0);

  async function add(kind: ImportKind) {
    if (column === undefined) return;
    ask(true);
    setProblem(undefined);
    try {
      const { map } = await call(proposeDraftTable, { draftId, tableNo: table.tableNo, kind });
      const left = wordsLeft(table, column);
      // The most frequent word is likeliest of what the table is taken for.
      const word = (table.others.length === 0 ? left[1] : undefined) ?? left[0] ?? "";
      const module = freeName(table, titleOf(kind));
      onAdded();
      const { mend } = table.map;
      const when = { column: column.column, is: [word] };
      await changes.changeTable(table.tableNo, ({ others }) => ({
        others: [...others, { module, map: { ...map, mend, when } }],
      }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      ask(false);
    }
  }

  const button = (
    <button
      type="button"
      className={`${use.use} ${use.further}`}
      disabled={column === undefined}
      aria-busy={isAsking}
      title={column === undefined ? words.rowKindsNone : undefined}
    >
      <IconPlus size={13} stroke={2} aria-hidden />
      {isAsking ? words.proposing : words.rowKindAdd}
    </button>
  );
  return (
    <>
      {column === undefined ? (
        button
      ) : (
        <Picker
          label={words.rowKindAdd}
          options={() => importKindNames.map((kind) => ({ id: kind, label: titleOf(kind), words: kind }))}
          onPick={(id) => {
            const kind = importKindNames.find((one) => one === id);
            if (kind !== undefined) void add(kind);
          }}
          button={button}
        />
      )}
      {problem ? <ErrorNote problem={problem} isInline /> : null}
    </>
  );
}

type When = NonNullable<ModuleMap["when"]>;

type WhichRowsProps = {
  table: MappedTable;
  map: ModuleMap;
  /** Whether no other module takes the rows that are left. */
  mayTakeRest: boolean;
  onChange: (when: When | undefined) => void;
};

/** The column that tells the rows of a module, and the words that stand there. */
function WhichRows({ table, map: { when }, mayTakeRest, onChange }: WhichRowsProps) {
  const { columns: words } = useWizardTexts();
  const id = useId();
  const telling = tellingColumns(table);
  const names = [...new Set([...telling.map(({ column }) => column), ...(when ? [when.column] : [])])];
  const column = table.columns.find((one) => one.column === when?.column);
  const left = column === undefined ? [] : wordsLeft(table, column);

  function choose(name: string) {
    const chosen = telling.find((one) => one.column === name);
    if (name === "" || chosen === undefined) return onChange(undefined);
    const [word] = wordsLeft(table, chosen);
    if (word !== undefined) onChange({ column: name, is: [word] });
  }

  return (
    <>
      <span className={classes.label}>
        <label htmlFor={id}>{words.rowsBy}</label>
        <LineSelect
          id={id}
          value={when?.column ?? ""}
          options={[
            ...(mayTakeRest || when === undefined ? [{ value: "", label: words.rowsLeft }] : []),
            ...names.map((name) => ({ value: name, label: name })),
          ]}
          onPick={choose}
        />
      </span>
      {when === undefined ? null : (
        <span className={classes.words}>
          <span>{words.rowsIs}</span>
          {when.is.map((word) => (
            <span key={word} className={classes.word}>
              {word === "*" ? words.rowsAnyWord : word}
              <ActionIcon
                size={22}
                aria-label={words.rowsWordRemove(word)}
                disabled={when.is.length === 1}
                onClick={() => onChange({ ...when, is: when.is.filter((one) => one !== word) })}
              >
                <IconX size={13} />
              </ActionIcon>
            </span>
          ))}
          {left.length > 0 ? (
            <Picker
              label={words.rowsWordAdd}
              options={() => left.map((word) => ({ id: word, label: word }))}
              onPick={(word) => onChange({ ...when, is: [...when.is, word] })}
              button={
                <button type="button" className={`${use.use} ${use.further}`}>
                  <IconPlus size={13} stroke={2} aria-hidden />
                  {words.rowsWordAdd}
                </button>
              }
            />
          ) : null}
        </span>
      )}
    </>
  );
}
