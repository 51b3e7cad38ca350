import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { listEventFields } from "../../../../contract/insight.ts";
import { useRead } from "../../../api.ts";
import { useCostsTexts } from "../../../texts/useCostsTexts.ts";
import { useFormat } from "../../../ui/FormatContext.tsx";
import { SelectField } from "../../../ui/forms/SelectField.tsx";
import { TextField } from "../../../ui/forms/TextField.tsx";
import type { useSendForm } from "../../../ui/forms/useSendForm.ts";
import classes from "../costs.module.css";
import type { EquationValues } from "./equation-form.ts";

/** More for each unit of a field; offered are the fields that really occur in the newest events, with how often. */
export function EquationTerms({ form }: { form: ReturnType<typeof useSendForm<EquationValues>>["form"] }) {
  const { activity: t } = useCostsTexts();
  const format = useFormat();
  const { driver, channel, kind, terms, method } = form.getValues();
  const { data } = useRead(
    listEventFields,
    { driver, ...(channel && driver === "contact" && { channel }), ...(kind && { kind }) },
    { keepsFormer: true },
  );
  if (driver === "sale_line" || driver === "return_line") return null;
  const offered = (data?.rows ?? []).filter(
    (row) => row.numbers > 0 && terms.every((term) => term.field !== row.field),
  );
  return (
    <>
      {terms.map((term, at) => (
        <div key={term.field} className={classes.term}>
          <TextField
            label={method === "timed" ? t.eachMinutes(term.field) : t.eachMoney(term.field)}
            inputMode="decimal"
            {...form.getInputProps(`terms.${at}.each`)}
          />
          <ActionIcon
            aria-label={t.removeTerm(term.field)}
            size={30}
            onClick={() => form.removeListItem("terms", at)}
          >
            <IconX size={16} stroke={1.8} />
          </ActionIcon>
        </div>
      ))}
      {data && offered.length === 0 && terms.length === 0 ? (
        <p className={classes.quiet}>{t.noFields}</p>
      ) : null}
      {offered.length > 0 ? (
        <SelectField
          label={t.addTerm}
          isOptional
          value={null}
          data={offered.map((row) => ({
            value: row.field,
            label: `${row.label ?? row.field}, ${t.fieldOf(format.amount(row.numbers), format.amount(data?.looked ?? 0))}`,
          }))}
          onChange={(field) => {
            if (field) form.insertListItem("terms", { field, each: "1" });
          }}
        />
      ) : null}
    </>
  );
}
