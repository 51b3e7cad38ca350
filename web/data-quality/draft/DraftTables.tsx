import { importKinds } from "../../../contract/data-quality/imports/import-kinds.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { classNames } from "../../ui/class-names.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { CheckField } from "../../ui/forms/CheckField.tsx";
import { encodingName } from "../runs/run-words.ts";
import classes from "./DraftTables.module.css";
import type { Draft, DraftTable } from "./draft.ts";
import type { DraftChanges } from "./useDraft.ts";

/** The tables of a delivery, each with what it was recognised as; any of them can be left out. */
export function DraftTables({ draft, changes }: { draft: Draft; changes: DraftChanges }) {
  const { draft: words } = useWizardTexts();
  const format = useFormat();
  return (
    <ul className={classes.tables} aria-label={words.list}>
      {draft.tables.map((table) => (
        <li
          key={table.tableNo}
          className={classNames(classes.table, (table.isSkipped || table.failure !== null) && classes.out)}
        >
          <span className={classes.name} title={table.name}>
            <CheckField
              label={<TableName name={table.name} />}
              isOn={!table.isSkipped && table.failure === null}
              isDisabled={table.failure !== null || draft.state !== "open"}
              onChange={(isOn) => void changes.changeTable(table.tableNo, () => ({ isSkipped: !isOn }))}
            />
          </span>
          <span className={classes.what}>
            {table.failure ?? whyLeftOut(table) ?? <WhatItIs table={table} />}
            {table.fixes > 0 ? (
              <span className={classes.fixes}>{words.fixes(table.fixes, format.amount(table.fixes))}</span>
            ) : null}
          </span>
          <span className={classes.bytes}>{format.bytes(table.bytes)}</span>
        </li>
      ))}
    </ul>
  );
}

const noRecords = new Set(["text_to_read", "rows_measured", "rows_paid_out"]);

/** What a look proposed to leave out says why, until somebody takes it. */
function whyLeftOut({ isSkipped, notes }: DraftTable): string | undefined {
  return isSkipped ? notes.find(({ code }) => noRecords.has(code))?.message : undefined;
}

function TableName({ name }: { name: string }) {
  const { draft: words } = useWizardTexts();
  return (
    <>
      <span className="unseen">{words.take("")}</span>
      <span className={classes.words}>{name}</span>
    </>
  );
}

/** `Zoho Contacts, 1,265 rows, Windows-1252`, and where its reading comes from. */
function WhatItIs({ table }: { table: DraftTable }) {
  const { draft: words } = useWizardTexts();
  const format = useFormat();
  const facts = [
    useReadAs(table),
    words.rows(format.amount(table.rows)),
    table.encoding === null ? null : encodingName(table.encoding),
  ];
  return <>{facts.filter((fact) => fact !== null).join(", ")}</>;
}

/** What a table is read as, in a few words. */
export function useReadAs(table: DraftTable): string {
  const { draft: words, importKinds: titles } = useWizardTexts();
  const format = useFormat();
  const { kind, others, origin, source, sourceTitle, module } = table;
  if (kind === null) return words.unknownKind;
  const kinds = [...new Set([kind, ...others.map(({ map }) => map.kind)])];
  const title = format.and(kinds.map((one) => titles[one] ?? importKinds[one].title));
  const system = sourceTitle ?? source;
  if (origin === "system" && system !== null)
    return module === null ? system : `${system} ${module.replaceAll("_", " ")}`;
  if (origin === "saved") return words.savedAs(system ?? title);
  return origin === "proposed" ? words.proposedAs(title) : words.chosenAs(title);
}
