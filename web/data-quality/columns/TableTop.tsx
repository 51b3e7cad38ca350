import { IconSelector } from "@tabler/icons-react";
import { useState } from "react";
import { proposeDraftTable } from "../../../contract/data-quality/imports/import-drafts.ts";
import {
  type ImportKind,
  importKindNames,
  importKinds,
} from "../../../contract/data-quality/imports/import-kinds.ts";
import { call } from "../../api.ts";
import { ApiProblem } from "../../api-problem.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Picker } from "../../ui/pop/Picker.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { Notice } from "../../ui/states/Notice.tsx";
import { isMapped, type StudiedTable } from "../draft/draft.ts";
import { withMapAt } from "../draft/modules-of-table.ts";
import { neededOf } from "../draft/open-matters.ts";
import type { DraftChanges } from "../draft/useDraft.ts";
import { AlwaysFields } from "./AlwaysFields.tsx";
import use from "./ColumnUse.module.css";
import classes from "./TableTop.module.css";
import { wordsOfField } from "./words-of-field.ts";

type TableTopProps = {
  draftId: string;
  table: StudiedTable;
  /** Which of the table's modules is looked at. */
  moduleAt: number;
  changes: DraftChanges;
  problem: ApiProblem | undefined;
};

/** What a row of the table is, which can be changed, and what it still needs. */
export function TableTop({ draftId, table, moduleAt, changes, problem }: TableTopProps) {
  const { columns: words } = useWizardTexts();
  const format = useFormat();
  const needed = isMapped(table) ? neededOf(table.kind, table.map) : [];
  return (
    <div className={classes.top}>
      <div className={classes.line}>
        <KindChoice {...{ draftId, table, moduleAt, changes }} />
        {isMapped(table) ? (
          <AlwaysFields
            table={table}
            onChange={(change) => void changes.changeMap(table.tableNo, moduleAt, change)}
          />
        ) : null}
      </div>
      {needed.length > 0 ? (
        <Notice
          tone="attention"
          title={words.needed(format.and(needed.map((field) => wordsOfField(field, words))))}
        >
          {words.neededHint}
        </Notice>
      ) : table.problem === null ? null : (
        <Notice tone="attention">{table.problem}</Notice>
      )}
      {table.notes.length > 0 ? (
        <ul className={classes.notes}>
          {table.notes.map(({ code, message, value }) => (
            <li key={`${code} ${value}`}>{message}</li>
          ))}
        </ul>
      ) : null}
      {problem ? <ErrorNote problem={problem} isInline /> : null}
    </div>
  );
}

type KindChoiceProps = Pick<TableTopProps, "draftId" | "table" | "moduleAt" | "changes">;

function KindChoice({ draftId, table, moduleAt, changes }: KindChoiceProps) {
  const { columns: words, importKinds: titles } = useWizardTexts();
  const [asking, ask] = useState<ImportKind>();
  const [problem, setProblem] = useState<ApiProblem>();
  const said =
    table.kind === null ? words.kindUnknown : (titles[table.kind] ?? importKinds[table.kind].title);

  async function choose(kind: ImportKind) {
    ask(kind);
    setProblem(undefined);
    try {
      const { map, columns } = await call(proposeDraftTable, { draftId, tableNo: table.tableNo, kind });
      changes.showColumns(table.tableNo, columns);
      // Which rows are meant was said before, and holds for whatever they are.
      const read = { ...map, ...(table.map?.when && { when: table.map.when }) };
      await changes.changeTable(table.tableNo, (now) => ({
        isSkipped: false,
        ...(moduleAt === 0 && { columns }),
        ...withMapAt(now, moduleAt, read),
      }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      ask(undefined);
    }
  }

  return (
    <>
      <span className={classes.pair}>
        <span className={classes.label}>{words.kind}</span>
        <Picker
          label={words.kindLabel(table.name)}
          current={table.kind ?? undefined}
          options={() =>
            importKindNames.map((kind) => ({
              id: kind,
              label: titles[kind] ?? importKinds[kind].title,
              words: kind,
            }))
          }
          onPick={(id) => {
            const kind = importKindNames.find((one) => one === id);
            if (kind !== undefined && kind !== table.kind) void choose(kind);
          }}
          button={
            <button type="button" className={use.use} aria-busy={asking !== undefined}>
              <span className={use.words}>{asking === undefined ? said : words.proposing}</span>
              <IconSelector className={use.icon} size={14} stroke={1.6} aria-hidden />
            </button>
          }
        />
      </span>
      {problem ? <ErrorNote problem={problem} isInline /> : null}
    </>
  );
}
