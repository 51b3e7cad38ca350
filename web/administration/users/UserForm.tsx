import { changeUser, listUsers, readMe, readUser } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useWrite } from "../../api.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { Fields } from "../../ui/forms/Field.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { useSchemaForm } from "../../ui/forms/useSchemaForm.ts";
import { toastDone } from "../../ui/states/toast.tsx";
import { asRole } from "../as-role.ts";
import { RoleFields } from "./RoleFields.tsx";

/** Name, mail address, role, sight and team of somebody. */
export function UserForm({ user, reason }: { user: OutputOf<typeof readUser>; reason?: string | undefined }) {
  const { users } = useAdministrationTexts();
  const send = useWrite(changeUser, {
    invalidates: [listUsers, readUser, readMe],
    onDone: ({ name }) => toastDone(users.saved(name)),
  });
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => (await import("../schemas.ts")).UserFields,
    initialValues: {
      name: user.name,
      mail: user.mail ?? "",
      role: user.role,
      recordScope: user.recordScope ?? asRole,
      teamId: user.team?.teamId ?? "",
    },
    send: ({ name, mail, role, recordScope, teamId }) =>
      send.mutateAsync({
        userId: user.userId,
        version: user.version,
        ...(name !== undefined && { name }),
        ...(mail !== undefined && { mail }),
        ...(role !== undefined && { role }),
        recordScope: recordScope === asRole ? null : recordScope,
        teamId: teamId ?? null,
      }),
  });
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems problem={problem} />
      <Fields>
        <TextField label={users.name} autoComplete="off" {...form.getInputProps("name")} />
        <TextField label={users.mail} type="email" autoComplete="off" {...form.getInputProps("mail")} />
        <RoleFields role={form.values.role ?? user.role} field={form.getInputProps} />
      </Fields>
      <Submit verb={users.save} isBusy={isBusy} reason={reason} />
    </form>
  );
}
