import { IconSelector } from "@tabler/icons-react";
import type { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { classNames } from "../../ui/class-names.ts";
import { Picker } from "../../ui/pop/Picker.tsx";
import type { DraftColumn, MappedTable } from "../draft/draft.ts";
import classes from "./ColumnUse.module.css";
import { Confidence } from "./Confidence.tsx";
import { addUse, changeUse } from "./change-use.ts";
import { idOfUse, readUseId, usesToChoose, wordsOfUse } from "./uses-to-choose.ts";

type ColumnUseProps = {
  table: MappedTable;
  column: DraftColumn;
  /** Modules a link may lead to, the likeliest first. */
  linkTargets: (link: string) => readonly string[];
  onChange: (change: (map: ModuleMap) => ModuleMap) => void;
  /** Adds a use instead of changing the one there is. */
  isFurther?: boolean;
};

/** What a column is, and the choice of everything else it could be. */
export function ColumnUse({ table, column, linkTargets, onChange, isFurther = false }: ColumnUseProps) {
  const { columns: words } = useWizardTexts();
  const [use] = column.uses;
  // What it fills comes first, then that others know the record by it.
  const said = [
    ...column.uses.filter(({ as }) => as !== "name"),
    ...column.uses.filter(({ as }) => as === "name"),
  ]
    .map((one) => wordsOfUse(one, words))
    .join(", ");
  const isOwn = use?.as === "custom";
  // What a system's or a saved mapping says is no guess, however little the column says by itself.
  const isKnown = table.origin === "system" || table.origin === "saved";

  function pick(id: string) {
    const picked = readUseId(id);
    const to =
      picked.link === undefined
        ? undefined
        : (table.map.links[picked.link]?.to ?? linkTargets(picked.link)[0]);
    const details = { type: column.customType, to };
    onChange((map) => (isFurther ? addUse : changeUse)(map, column.column, picked, details));
  }

  return (
    <Picker
      label={words.what(column.column)}
      current={isFurther || use === undefined ? undefined : idOfUse(use)}
      options={() =>
        usesToChoose({
          kind: table.kind,
          map: table.map,
          column,
          columns: table.columns.map((one) => one.column),
          words,
        })
      }
      onPick={pick}
      button={
        <button
          type="button"
          data-use={isFurther ? undefined : true}
          className={classNames(
            classes.use,
            isFurther && classes.further,
            isOwn && classes.own,
            use?.as === "ignored" && classes.ignored,
          )}
        >
          {isFurther ? null : <span className="unseen">{words.what(column.column)}: </span>}
          <span className={classes.words}>{isFurther ? words.alsoAdd : said}</span>
          {isFurther || isKnown ? null : <Confidence column={column} />}
          {isFurther ? null : <IconSelector className={classes.icon} size={14} stroke={1.6} aria-hidden />}
        </button>
      }
    />
  );
}
