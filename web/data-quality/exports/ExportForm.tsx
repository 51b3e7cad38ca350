import { Button } from "@mantine/core";
import { useState } from "react";
import {
  createExport,
  exportFormats,
  listExportKinds,
  listExports,
} from "../../../contract/data-quality/exports.ts";
import type { ImportKind } from "../../../contract/data-quality/imports/import-kinds.ts";
import { type Given, useRead, useWrite } from "../../api.ts";
import { useExportTexts } from "../../texts/useExportTexts.ts";
import { CheckField } from "../../ui/forms/CheckField.tsx";
import { Choice } from "../../ui/forms/Choice.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import classes from "./ExportForm.module.css";

type Customers = Given<typeof createExport>["customers"];
type What = "everything" | "kinds" | "list";

/** What is to be written, and how. `customers` is the filter of the list one comes from. */
export function ExportForm({ customers }: { customers: Customers }) {
  const { exports: t } = useExportTexts();
  const offered = useRead(listExportKinds, {});
  const [what, setWhat] = useState<What>(customers === undefined ? "everything" : "list");
  const [format, setFormat] = useState<(typeof exportFormats)[number]>("csv");
  const [kinds, setKinds] = useState<ReadonlySet<ImportKind>>(new Set());
  const [isAsOne, setAsOne] = useState(false);
  const create = useWrite(createExport, { invalidates: [listExports] });
  const given = {
    format,
    ...(what === "kinds" && { kinds: [...kinds] }),
    ...(what === "list" && customers !== undefined && { customers }),
    ...(what !== "list" && isAsOne && { records: "kept" as const }),
  };
  const isIncomplete = what === "kinds" && kinds.size === 0;
  return (
    <div className={classes.form}>
      <Choice
        label={t.what}
        value={what}
        onChange={setWhat}
        options={[
          ...(customers === undefined ? [] : [{ value: "list" as const, label: t.thisList }]),
          { value: "everything", label: t.everything },
          { value: "kinds", label: t.someKinds },
        ]}
      />
      {what === "list" ? <p className={classes.hint}>{t.thisListHint}</p> : null}
      {what === "kinds" ? (
        <Kinds offered={offered.data?.kinds ?? []} chosen={kinds} onChange={setKinds} />
      ) : null}
      {what === "list" ? null : (
        <CheckField label={t.asOne} help={t.asOneHelp} isOn={isAsOne} onChange={setAsOne} />
      )}
      <Choice
        label={t.format}
        value={format}
        onChange={setFormat}
        options={exportFormats.map((value) => ({ value, label: t.formats[value] }))}
      />
      <p className={classes.hint}>
        {t.formatHints[format]} {offered.data?.withMoney === false ? t.withoutMoney : null}
      </p>
      {create.error ? <ErrorNote problem={create.error} isInline /> : null}
      <div>
        <Button
          variant="filled"
          disabled={isIncomplete}
          {...(isIncomplete && { title: t.chooseKinds })}
          loading={create.isPending}
          onClick={() => create.mutate(given)}
        >
          {t.write}
        </Button>
      </div>
    </div>
  );
}

type KindsProps = {
  offered: readonly { kind: ImportKind; title: string }[];
  chosen: ReadonlySet<ImportKind>;
  onChange: (chosen: ReadonlySet<ImportKind>) => void;
};

function Kinds({ offered, chosen, onChange }: KindsProps) {
  const { exports: t, importKinds } = useExportTexts();
  const set = (kind: ImportKind, isOn: boolean) =>
    onChange(new Set(isOn ? [...chosen, kind] : [...chosen].filter((one) => one !== kind)));
  return (
    <fieldset className={classes.kinds}>
      <legend className={classes.legend}>{t.kinds}</legend>
      {offered.map(({ kind, title }) => (
        <CheckField
          key={kind}
          label={importKinds[kind] ?? title}
          isOn={chosen.has(kind)}
          onChange={(isOn) => set(kind, isOn)}
        />
      ))}
    </fieldset>
  );
}
