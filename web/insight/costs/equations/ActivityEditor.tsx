import { Button } from "@mantine/core";
import { channels, contactKinds } from "../../../../contract/conversations/conversation-words.ts";
import { drivers } from "../../../../contract/insight/costs/cost-model.ts";
import { readCostModel } from "../../../../contract/insight.ts";
import { useRead } from "../../../api.ts";
import { useMay } from "../../../shell/MeContext.tsx";
import { useCostsTexts } from "../../../texts/useCostsTexts.ts";
import { CheckField } from "../../../ui/forms/CheckField.tsx";
import { Fields } from "../../../ui/forms/Field.tsx";
import { FormProblems } from "../../../ui/forms/FormProblems.tsx";
import { SelectField } from "../../../ui/forms/SelectField.tsx";
import { Submit } from "../../../ui/forms/Submit.tsx";
import { TextField } from "../../../ui/forms/TextField.tsx";
import { useSendForm } from "../../../ui/forms/useSendForm.ts";
import { Section } from "../../../ui/layout/Section.tsx";
import { SkeletonLines } from "../../../ui/states/Skeleton.tsx";
import type { ActivityUse } from "../activity-use.ts";
import { codeOf } from "../code-of.ts";
import classes from "../costs.module.css";
import { DraftFields, problemsOfInto } from "../DraftFields.tsx";
import type { Pool } from "../PoolForm.tsx";
import { useDraft } from "../useDraft.ts";
import { EquationTerms } from "./EquationTerms.tsx";
import { activityOf, canBeTried, equationOf, formOf, problemsOfEquation } from "./equation-form.ts";
import { LiveExamples } from "./LiveExamples.tsx";

type ActivityEditorProps = {
  activity: ActivityUse | undefined;
  all: readonly ActivityUse[];
  onBack: () => void;
};

/** A time equation beside real events that it would price: what is typed left moves the amounts right. */
export function ActivityEditor(props: ActivityEditorProps) {
  const { data } = useRead(readCostModel, {});
  return data ? (
    <Editor {...props} pools={data.document.pools} />
  ) : (
    <SkeletonLines lines={12} lineHeight={36} />
  );
}

function Editor({ activity, all, pools, onBack }: ActivityEditorProps & { pools: readonly Pool[] }) {
  const { activity: t, draft, costs, contactWords } = useCostsTexts();
  const mayDraft = useMay("cost.write");
  const save = useDraft();
  const { form, problem, isBusy, submit } = useSendForm({
    initialValues: formOf(activity, pools[0]?.code ?? ""),
    check: (values) => ({
      ...problemsOfInto(values, draft.fill),
      ...problemsOfEquation(values, draft),
    }),
    send: (values) => {
      const code =
        activity?.code ??
        codeOf(
          values.name,
          all.map((one) => one.code),
        );
      return save(values.name, { activities: [activityOf(values, activity, code)] }, values);
    },
  });
  const values = form.getValues();
  const pool = pools.find((one) => one.code === values.pool);
  const minutePrice = pool === undefined ? null : pool.cost / pool.capacityMinutes;
  const isNew = activity === undefined;
  const isContact = values.driver === "contact";
  return (
    <>
      <Button variant="subtle" className={classes.back} onClick={onBack}>
        ← {t.back}
      </Button>
      <div className={classes.editor}>
        <Section title={activity?.name ?? t.add} isFirst>
          <form onSubmit={submit} noValidate className={classes.form}>
            <FormProblems problem={problem} />
            <TextField label={t.nameField} {...form.getInputProps("name")} />
            {isNew ? (
              <Fields columns={2}>
                <SelectField
                  label={t.driver}
                  data={drivers.map((value) => ({ value, label: t.drivers[value] }))}
                  {...form.getInputProps("driver")}
                />
                <SelectField
                  label={t.method}
                  data={(["timed", "per_unit", "percent", "pass_through"] as const).map((value) => ({
                    value,
                    label: t.methods[value],
                  }))}
                  {...form.getInputProps("method")}
                />
                {isContact ? (
                  <SelectField
                    label={t.channel}
                    data={[
                      { value: "", label: t.onlyNamed },
                      ...channels.map((value) => ({ value, label: contactWords.channels[value] ?? value })),
                    ]}
                    {...form.getInputProps("channel")}
                  />
                ) : null}
                {isContact && values.channel !== "" ? (
                  <SelectField
                    label={t.kind}
                    data={[
                      { value: "", label: t.anyKind },
                      ...contactKinds.map((value) => ({ value, label: contactWords.kinds[value] })),
                    ]}
                    {...form.getInputProps("kind")}
                  />
                ) : null}
              </Fields>
            ) : null}
            <Fields columns={2}>
              {values.method === "timed" ? (
                <>
                  <SelectField
                    label={t.pool}
                    data={pools.map((one) => ({ value: one.code, label: one.name }))}
                    {...form.getInputProps("pool")}
                  />
                  <TextField label={t.base} inputMode="decimal" {...form.getInputProps("minutes")} />
                </>
              ) : null}
              {values.method === "per_unit" ? (
                <TextField label={t.unitPrice} inputMode="decimal" {...form.getInputProps("unitPrice")} />
              ) : null}
              {values.method === "percent" || values.method === "pass_through" ? (
                <TextField label={t.percent} inputMode="decimal" {...form.getInputProps("percent")} />
              ) : null}
            </Fields>
            {values.method === "timed" || values.method === "per_unit" ? <EquationTerms form={form} /> : null}
            {values.method === "timed" && isContact ? (
              <TextField
                label={t.cap}
                help={t.capHelp}
                isOptional
                inputMode="decimal"
                {...form.getInputProps("minutesMax")}
              />
            ) : null}
            <CheckField
              label={t.demand}
              help={t.demandHelp}
              isOn={values.countsAsDemand}
              onChange={(isOn) => form.setFieldValue("countsAsDemand", isOn)}
            />
            <DraftFields form={form} />
            <Submit verb={draft.save} isBusy={isBusy} reason={mayDraft ? undefined : costs.mayNotDraft} />
          </form>
        </Section>
        <div className={classes.examples}>
          <LiveExamples
            asked={{
              driver: values.driver,
              ...(isContact && values.channel !== "" && { channel: values.channel }),
              ...(values.kind !== "" && { kind: values.kind }),
              ...(activity && { activity: activity.code }),
            }}
            now={canBeTried(values) ? equationOf(values, activity, minutePrice) : null}
            before={
              activity?.rate
                ? equationOf(formOf(activity, ""), activity, activity.minutePrice ?? null)
                : undefined
            }
          />
        </div>
      </div>
    </>
  );
}
