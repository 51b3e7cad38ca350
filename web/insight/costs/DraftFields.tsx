import { listCostChanges } from "../../../contract/insight.ts";
import { useRead } from "../../api.ts";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { DateField } from "../../ui/forms/DateField.tsx";
import { Fields } from "../../ui/forms/Field.tsx";
import { SelectField } from "../../ui/forms/SelectField.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import type { useSendForm } from "../../ui/forms/useSendForm.ts";
import type { Into } from "./useDraft.ts";

export const noInto: Into = { changeId: "", validFrom: "", validUntil: "", reason: "" };

type DraftFieldsProps<Values extends Into> = { form: ReturnType<typeof useSendForm<Values>>["form"] };

/** Into which draft, and of a new one from when to when and why. */
export function DraftFields<Values extends Into>({ form }: DraftFieldsProps<Values>) {
  const { draft: t } = useCostsTexts();
  const open = useRead(listCostChanges, { state: "draft" });
  const drafts = open.data?.rows ?? [];
  return (
    <>
      {drafts.length === 0 ? null : (
        <SelectField
          label={t.into}
          data={[
            { value: "", label: t.newDraft },
            ...drafts.map((one) => ({ value: one.changeId, label: one.title })),
          ]}
          {...form.getInputProps("changeId")}
        />
      )}
      {form.getValues().changeId === "" ? (
        <>
          <Fields columns={2}>
            <DateField
              label={t.validFrom}
              help={t.validFromHelp}
              isOptional
              {...form.getInputProps("validFrom")}
            />
            <DateField
              label={t.validUntil}
              help={t.validUntilHelp}
              isOptional
              {...form.getInputProps("validUntil")}
            />
          </Fields>
          <TextField label={t.reason} help={t.reasonHelp} {...form.getInputProps("reason")} />
        </>
      ) : null}
    </>
  );
}

/** What is missing of a new draft. */
export function problemsOfInto({ changeId, reason }: Into, missing: string): Record<string, string> {
  return changeId === "" && reason.trim() === "" ? { reason: missing } : {};
}
