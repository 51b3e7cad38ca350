import { acceptLink } from "../../../contract/administration.ts";
import { useWrite } from "../../api.ts";
import { useDoorTexts } from "../../texts/door/useDoorTexts.ts";
import { Fields } from "../../ui/forms/Field.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { PasswordField } from "../../ui/forms/PasswordField.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { useSchemaForm } from "../../ui/forms/useSchemaForm.ts";
import { useEnter } from "./useEnter.ts";

type NewPasswordFormProps = { token: string; person: { name: string | null; mail: string | null } };

/** One password for an account that is known from its link; the mail address stands there for password managers. */
export function NewPasswordForm({ token, person }: NewPasswordFormProps) {
  const { door } = useDoorTexts();
  const enter = useEnter();
  const send = useWrite(acceptLink);
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => (await import("../schemas.ts")).acceptLinkOf(person),
    initialValues: { token, password: "" },
    send: async (values) => enter(await send.mutateAsync(values)),
  });
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems problem={problem} />
      <Fields>
        <TextField
          label={door.mail}
          type="email"
          autoComplete="username"
          value={person.mail ?? ""}
          readOnly
        />
        <PasswordField
          label={door.newPassword}
          help={door.passwordHelp}
          purpose="new"
          name="password"
          autoFocus
          {...form.getInputProps("password")}
        />
      </Fields>
      <Submit verb={door.welcomeVerb} isBusy={isBusy} />
    </form>
  );
}
