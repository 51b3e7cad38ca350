import type { ReactNode } from "react";
import { type CustomType, customTypes } from "../../../contract/customers/custom-types.ts";
import { fieldsOf } from "../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { LineSelect } from "../../ui/controls/LineSelect.tsx";
import { SettledInput } from "../../ui/controls/SettledInput.tsx";
import type { DraftColumn, MappedTable } from "../draft/draft.ts";
import classes from "./ColumnReading.module.css";
import { ColumnUse } from "./ColumnUse.tsx";
import { changeLink, changeTarget } from "./change-use.ts";
import { customOf, linkOf, targetsOf } from "./uses-of-column.ts";

type ColumnReadingProps = {
  table: MappedTable;
  column: DraftColumn;
  linkTargets: (link: string) => readonly string[];
  onChange: (change: (map: ModuleMap) => ModuleMap) => void;
};

/** How a column is read beyond what it is: its name and type as a field of the workspace, where a link leads, the order of dates. */
export function ColumnReading({ table, column, linkTargets, onChange }: ColumnReadingProps) {
  const { columns: words } = useWizardTexts();
  const isIgnored = column.uses.some(({ as }) => as === "ignored");
  return (
    <div className={classes.reading}>
      {column.uses.some(({ as }) => as === "custom") ? (
        <CustomField column={column.column} map={table.map} onChange={onChange} />
      ) : null}
      <LinkTarget column={column.column} map={table.map} linkTargets={linkTargets} onChange={onChange} />
      <ValueOrder table={table} column={column.column} onChange={onChange} />
      {isIgnored ? null : (
        // No label around it: a press in its list would press the button again.
        <div className={classes.line}>
          <span className={classes.label}>{words.also}</span>
          <ColumnUse table={table} column={column} linkTargets={linkTargets} onChange={onChange} isFurther />
        </div>
      )}
    </div>
  );
}

/** A label and what it is the label of, side by side. */
export function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: its control is handed in
    <label className={classes.line}>
      <span className={classes.label}>{label}</span>
      {children}
    </label>
  );
}

type PartProps = {
  column: string;
  map: ModuleMap;
  onChange: (change: (map: ModuleMap) => ModuleMap) => void;
};

function CustomField({ column, map, onChange }: PartProps) {
  const { columns: words } = useWizardTexts();
  const { name = column, type } = customOf(map, column);
  return (
    <>
      <Line label={words.customName}>
        <SettledInput
          value={name}
          maxLength={100}
          onSettle={(text) =>
            onChange((before) =>
              changeTarget(before, column, {
                field: "custom",
                type,
                name: text.trim() === "" ? column : text.trim(),
              }),
            )
          }
        />
      </Line>
      <Line label={words.customType}>
        <LineSelect
          value={type}
          options={customTypes.map((one) => ({ value: one, label: words.types[one] ?? one }))}
          onPick={(picked) =>
            onChange((before) =>
              changeTarget(before, column, { field: "custom", type: picked as CustomType }),
            )
          }
        />
      </Line>
    </>
  );
}

const linkWays = ["id", "name", "reach"] as const;
const whose: readonly string[] = ["account", "person", "party"];

function LinkTarget({
  column,
  map,
  linkTargets,
  onChange,
}: PartProps & Pick<ColumnReadingProps, "linkTargets">) {
  const { columns: words } = useWizardTexts();
  const found = linkOf(map, column);
  if (found === undefined) return null;
  const { name, link } = found;
  const targets = [...new Set([link.to, ...linkTargets(name)])].filter(Boolean);
  return (
    <>
      {link.by === "reach" ? null : (
        <Line label={words.linkTo}>
          <LineSelect
            value={link.to}
            options={targets.map((target) => ({ value: target, label: target.replaceAll("_", " ") }))}
            onPick={(to) => onChange((before) => changeLink(before, name, { to }))}
          />
        </Line>
      )}
      <Line label={words.linkBy}>
        <LineSelect
          value={link.by}
          options={[
            { value: "id", label: words.linkById },
            { value: "name", label: words.linkByName },
            ...(whose.includes(name) ? [{ value: "reach", label: words.linkByReach }] : []),
          ]}
          onPick={(by) =>
            onChange((before) => changeLink(before, name, { by: linkWays.find((way) => way === by) ?? "id" }))
          }
        />
      </Line>
    </>
  );
}

const dateTypes: readonly string[] = ["day", "instant"];
const figureTypes: readonly string[] = ["amount", "number", "percent", "share", "whole"];

/** Which way its dates or figures are written, where the column itself doesn't show it. */
function ValueOrder({
  table,
  column,
  onChange,
}: Pick<ColumnReadingProps, "table" | "onChange"> & { column: string }) {
  const { columns: words, draft } = useWizardTexts();
  const [target] = targetsOf(table.map, column);
  if (target === undefined) return null;
  const type = target.field === "custom" ? target.type : fieldsOf(table.kind)[target.field];
  if (type === undefined) return null;
  if (dateTypes.includes(type)) {
    return (
      <Line label={draft.dateOrder}>
        <OrderSelect
          value={target.dateOrder}
          choices={["day-first", "month-first"]}
          said={words.answers}
          onPick={(dateOrder) => onChange((before) => changeTarget(before, column, { dateOrder }))}
        />
      </Line>
    );
  }
  if (!figureTypes.includes(type)) return null;
  return (
    <Line label={draft.decimal}>
      <OrderSelect
        value={target.decimal}
        choices={["point", "comma"]}
        said={words.answers}
        onPick={(decimal) => onChange((before) => changeTarget(before, column, { decimal }))}
      />
    </Line>
  );
}

type OrderSelectProps<Choice extends string> = {
  value: Choice | undefined;
  choices: readonly Choice[];
  said: Readonly<Record<string, string>>;
  onPick: (choice: Choice | undefined) => void;
};

export function OrderSelect<Choice extends string>({
  value,
  choices,
  said,
  onPick,
}: OrderSelectProps<Choice>) {
  const { draft } = useWizardTexts();
  return (
    <LineSelect
      value={value ?? ""}
      options={[
        { value: "", label: draft.asColumnShows },
        ...choices.map((choice) => ({ value: choice, label: said[choice] ?? choice })),
      ]}
      onPick={(picked) => onPick(choices.find((choice) => choice === picked))}
    />
  );
}
