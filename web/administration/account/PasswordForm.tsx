import { changeMyPassword, listMySessions, type readMe } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useWrite } from "../../api.ts";
import { useDoorTexts } from "../../texts/door/useDoorTexts.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { Fields } from "../../ui/forms/Field.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { PasswordField } from "../../ui/forms/PasswordField.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { useSchemaForm } from "../../ui/forms/useSchemaForm.ts";
import { toastDone } from "../../ui/states/toast.tsx";

/** The current password and a new one. */
export function PasswordForm({ me }: { me: OutputOf<typeof readMe> }) {
  const { account } = useAdministrationTexts();
  const { door } = useDoorTexts();
  const send = useWrite(changeMyPassword, {
    invalidates: [listMySessions],
    onDone: ({ ended }) => toastDone(account.passwordChanged(ended)),
  });
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => (await import("../schemas.ts")).changePasswordOf(me),
    initialValues: { currentPassword: "", newPassword: "" },
    send: async (values) => {
      await send.mutateAsync(values);
      form.reset();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems problem={problem} />
      {/* Tells a password manager whose passwords these are. */}
      <input type="email" name="username" autoComplete="username" value={me.mail ?? ""} readOnly hidden />
      <Fields columns={2}>
        <PasswordField
          label={account.currentPassword}
          name="currentPassword"
          {...form.getInputProps("currentPassword")}
        />
        <PasswordField
          label={account.newPassword}
          help={door.passwordHelp}
          purpose="new"
          name="newPassword"
          {...form.getInputProps("newPassword")}
        />
      </Fields>
      <Submit verb={account.changePassword} isBusy={isBusy} />
    </form>
  );
}
