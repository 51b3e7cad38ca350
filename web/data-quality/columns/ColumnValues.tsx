import { useState } from "react";
import { choicesOf } from "../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { LineInput } from "../../ui/controls/LineInput.tsx";
import { LineSelect } from "../../ui/controls/LineSelect.tsx";
import { SettledInput } from "../../ui/controls/SettledInput.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import type { DraftColumn, MappedTable } from "../draft/draft.ts";
import classes from "./ColumnValues.module.css";
import { replacementsOf, withReplacement } from "./change-rules.ts";
import { changeTarget } from "./change-use.ts";
import { type Target, targetsOf, withWord } from "./uses-of-column.ts";

type ColumnValuesProps = {
  table: MappedTable;
  column: DraftColumn;
  onChange: (change: (map: ModuleMap) => ModuleMap) => void;
};

/** Their values and what becomes of each, the most frequent first: words of ours where the field has a few, else any text. */
export function ColumnValues({ table, column, onChange }: ColumnValuesProps) {
  const { rules: words } = useWizardTexts();
  const format = useFormat();
  const name = column.column;
  const target = targetsOf(table.map, name).find(({ field }) => choicesOf(table.kind, field));
  const choices = target && choicesOf(table.kind, target.field);
  const given: Readonly<Record<string, string>> =
    choices === undefined ? replacementsOf(table.map, name) : (target?.values ?? {});
  const [added, add] = useState<readonly string[]>([]);
  const counts = new Map(column.profile?.frequent.map(({ value, count }) => [value, count]));
  const values = [...new Set([...counts.keys(), ...Object.keys(given), ...added])];

  function set(value: string, by: string | undefined) {
    onChange((before) =>
      target === undefined || choices === undefined
        ? withReplacement(before, name, value, by)
        : changeTarget(before, name, {
            ...target,
            values: withWord(target, value, by),
          } satisfies Partial<Target>),
    );
  }

  return (
    <table className={classes.values} aria-label={words.replace}>
      <thead>
        <tr>
          <th scope="col">{words.theirs}</th>
          <th scope="col" className={classes.count}>
            {words.count}
          </th>
          <th scope="col">{words.ours}</th>
        </tr>
      </thead>
      <tbody>
        {values.map((value) => (
          <tr key={value}>
            <th scope="row" className={classes.value} title={value}>
              {value === "" ? words.empty : value}
            </th>
            <td className={classes.count}>
              {counts.has(value) ? format.amount(counts.get(value) ?? 0) : ""}
            </td>
            <td>
              {choices === undefined ? (
                <SettledInput
                  className={classes.input}
                  aria-label={words.becomes(value)}
                  placeholder={words.asItIs}
                  value={given[value] ?? ""}
                  onSettle={(text) => set(value, text === "" ? undefined : text)}
                />
              ) : (
                <LineSelect
                  className={classes.input}
                  aria-label={words.becomes(value)}
                  value={given[value] ?? ""}
                  options={[{ value: "", label: words.asItIs }, ...choices.map(choiceOption)]}
                  onPick={(picked) => set(value, picked === "" ? undefined : picked)}
                />
              )}
            </td>
          </tr>
        ))}
        <OtherValue onAdd={(value) => add((before) => [...before, value])} />
        {target && choices ? (
          <tr>
            <th scope="row" colSpan={2}>
              {words.otherWords}
            </th>
            <td>
              <LineSelect
                className={classes.input}
                aria-label={words.otherWords}
                value={target.otherwise ?? ""}
                options={[{ value: "", label: words.asItIs }, ...choices.map(choiceOption)]}
                onPick={(picked) =>
                  onChange((before) =>
                    changeTarget(before, name, { ...target, otherwise: picked === "" ? undefined : picked }),
                  )
                }
              />
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function OtherValue({ onAdd }: { onAdd: (value: string) => void }) {
  const { rules: words } = useWizardTexts();
  const [typed, setTyped] = useState("");
  return (
    <tr>
      <td colSpan={3}>
        <LineInput
          className={classes.input}
          aria-label={words.addValue}
          placeholder={words.addValue}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || typed === "") return;
            event.preventDefault();
            onAdd(typed);
            setTyped("");
          }}
        />
      </td>
    </tr>
  );
}

function choiceOption(choice: string) {
  return { value: choice, label: choice.replaceAll("_", " ") };
}
