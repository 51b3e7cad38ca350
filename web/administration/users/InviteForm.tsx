import { inviteUser, listUsers } from "../../../contract/administration.ts";
import { useWrite } from "../../api.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { Fields } from "../../ui/forms/Field.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { useSchemaForm } from "../../ui/forms/useSchemaForm.ts";
import { asRole } from "../as-role.ts";
import type { LinkToHandOver } from "./HandOverLink.tsx";
import { RoleFields } from "./RoleFields.tsx";

type InviteFormProps = { onDone: (made: LinkToHandOver) => void; onCancel: () => void };

export function InviteForm({ onDone, onCancel }: InviteFormProps) {
  const { users } = useAdministrationTexts();
  const send = useWrite(inviteUser, { invalidates: [listUsers] });
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => (await import("../schemas.ts")).InviteFields,
    initialValues: { name: "", mail: "", role: "operator", recordScope: asRole, teamId: "" },
    send: async ({ recordScope, teamId, ...values }) => {
      const { user, link } = await send.mutateAsync({
        ...values,
        recordScope: recordScope === asRole ? null : recordScope,
        teamId: teamId ?? null,
      });
      onDone({ name: user.name, link });
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems problem={problem} />
      <Fields columns={2}>
        <TextField label={users.name} autoComplete="off" data-autofocus {...form.getInputProps("name")} />
        <TextField label={users.mail} type="email" autoComplete="off" {...form.getInputProps("mail")} />
        <RoleFields role={form.values.role} field={form.getInputProps} />
      </Fields>
      <Submit verb={users.inviteVerb} isBusy={isBusy} onCancel={onCancel} />
    </form>
  );
}
