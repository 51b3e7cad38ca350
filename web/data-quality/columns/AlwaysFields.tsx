import { ActionIcon } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { choicesOf, fieldsOf } from "../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { LineSelect } from "../../ui/controls/LineSelect.tsx";
import { SettledInput } from "../../ui/controls/SettledInput.tsx";
import { Picker } from "../../ui/pop/Picker.tsx";
import type { MappedTable } from "../draft/draft.ts";
import { neededOf } from "../draft/open-matters.ts";
import classes from "./AlwaysFields.module.css";
import use from "./ColumnUse.module.css";
import { wordsOfField } from "./words-of-field.ts";

type AlwaysFieldsProps = {
  table: MappedTable;
  onChange: (change: (map: ModuleMap) => ModuleMap) => void;
};

/** What is the same for every row of a table and stands in none of its columns: all of them are invoices. */
export function AlwaysFields({ table, onChange }: AlwaysFieldsProps) {
  const { columns: words } = useWizardTexts();
  const [added, add] = useState<string>();
  const { always } = table.map;
  const fields = [...new Set([...Object.keys(always), ...(added === undefined ? [] : [added])])];
  const needed = neededOf(table.kind, table.map);

  function set(field: string, value: string | undefined) {
    add(undefined);
    onChange((map) => {
      const { [field]: _, ...others } = map.always;
      return { ...map, always: value === undefined ? others : { ...others, [field]: value } };
    });
  }

  return (
    <span className={classes.always}>
      {fields.length > 0 ? <span className={classes.label}>{words.always}</span> : null}
      {fields.map((field) => {
        const said = wordsOfField(field, words);
        const isYesOrNo = fieldsOf(table.kind)[field] === "yes";
        const choices = isYesOrNo ? ["true", "false"] : choicesOf(table.kind, field);
        return (
          <span key={field} className={classes.one}>
            <span>{said}</span>
            {choices === undefined ? (
              <SettledInput
                className={classes.value}
                aria-label={words.alwaysLabel(said)}
                value={always[field] ?? ""}
                onSettle={(text) => set(field, text === "" ? undefined : text)}
              />
            ) : (
              <LineSelect
                className={classes.value}
                aria-label={words.alwaysLabel(said)}
                value={always[field] ?? ""}
                options={["", ...choices].map((value) => ({
                  value,
                  label: words.yesOrNo[value] ?? value.replaceAll("_", " "),
                }))}
                onPick={(value) => set(field, value === "" ? undefined : value)}
              />
            )}
            <ActionIcon size={22} aria-label={words.alwaysRemove(said)} onClick={() => set(field, undefined)}>
              <IconX size={13} />
            </ActionIcon>
          </span>
        );
      })}
      <Picker
        label={words.alwaysAdd}
        options={() => {
          const all = Object.keys(fieldsOf(table.kind)).filter((field) => !fields.includes(field));
          const first = all.filter((field) => needed.includes(field));
          return [...first, ...all.filter((field) => !needed.includes(field))].map((field) => ({
            id: field,
            label: wordsOfField(field, words),
          }));
        }}
        onPick={add}
        button={
          <button type="button" className={`${use.use} ${use.further}`}>
            <IconPlus size={13} stroke={2} aria-hidden />
            {words.alwaysAdd}
          </button>
        }
      />
    </span>
  );
}
