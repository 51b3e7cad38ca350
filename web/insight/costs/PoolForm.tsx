import type { CostModelDocument } from "../../../contract/insight/costs/cost-model.ts";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Fields } from "../../ui/forms/Field.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { SelectField } from "../../ui/forms/SelectField.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { useSendForm } from "../../ui/forms/useSendForm.ts";
import { Dialog } from "../../ui/pop/Dialog.tsx";
import { codeOf } from "./code-of.ts";
import classes from "./costs.module.css";
import { DraftFields, noInto, problemsOfInto } from "./DraftFields.tsx";
import { numberOf, typed } from "./numbers.ts";
import { useDraft } from "./useDraft.ts";

export type Pool = CostModelDocument["pools"][number];

type PoolFormProps = { pool: Pool | undefined; taken: readonly string[]; onClose: () => void };

/** Cost, capacity and period of a pool, into a draft. */
export function PoolForm({ pool, taken, onClose }: PoolFormProps) {
  const texts = useCostsTexts();
  const { pool: t, draft } = texts;
  const format = useFormat();
  const save = useDraft();
  const { form, problem, isBusy, submit } = useSendForm({
    initialValues: {
      ...noInto,
      name: pool?.name ?? "",
      cost: typed(pool?.cost),
      capacity: typed(pool?.capacityMinutes),
      months: typed(pool?.months ?? 1),
      basis: pool?.basis ?? "budget",
    },
    check: (values) => ({
      ...problemsOfInto(values, draft.fill),
      ...(values.name.trim() === "" && { name: draft.fill }),
      ...((numberOf(values.cost) ?? -1) < 0 && { cost: draft.number }),
      ...((numberOf(values.capacity) ?? 0) <= 0 && { capacity: draft.above }),
      ...((numberOf(values.months) ?? 0) < 1 && { months: draft.above }),
    }),
    send: async ({ name, basis, ...values }) => {
      const document: Pool = {
        code: pool?.code ?? codeOf(name, taken),
        name: name.trim(),
        cost: numberOf(values.cost) ?? 0,
        capacityMinutes: numberOf(values.capacity) ?? 0,
        months: numberOf(values.months) ?? 1,
        basis: basis as Pool["basis"],
      };
      await save(document.name, { pools: [document] }, values);
      onClose();
    },
  });
  const { cost, capacity } = form.getValues();
  const minutes = numberOf(capacity) ?? 0;
  const price = minutes > 0 ? (numberOf(cost) ?? 0) / minutes : Number.NaN;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={pool === undefined ? t.newTitle : t.changeNamed(pool.name)}
      width={560}
    >
      <form onSubmit={submit} noValidate className={classes.form}>
        <FormProblems problem={problem} />
        <TextField label={t.name} help={t.nameHelp} data-autofocus {...form.getInputProps("name")} />
        <Fields columns={2}>
          <TextField label={t.cost} help={t.costHelp} inputMode="decimal" {...form.getInputProps("cost")} />
          <TextField
            label={t.capacity}
            help={t.capacityHelp}
            inputMode="decimal"
            {...form.getInputProps("capacity")}
          />
          <TextField label={t.perMonths} inputMode="numeric" {...form.getInputProps("months")} />
          <SelectField
            label={t.basis}
            data={(["budget", "actual", "assumed"] as const).map((value) => ({
              value,
              label: t.basisChoices[value],
            }))}
            {...form.getInputProps("basis")}
          />
        </Fields>
        {Number.isFinite(price) ? <p>{t.makes(format.money(price, { decimals: 4 }))}</p> : null}
        <DraftFields form={form} />
        <Submit verb={draft.save} isBusy={isBusy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
