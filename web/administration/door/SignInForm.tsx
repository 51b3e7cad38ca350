import { signIn } from "../../../contract/administration.ts";
import { useWrite } from "../../api.ts";
import { useDoorTexts } from "../../texts/door/useDoorTexts.ts";
import { Fields } from "../../ui/forms/Field.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { PasswordField } from "../../ui/forms/PasswordField.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { useSendForm } from "../../ui/forms/useSendForm.ts";
import { useEnter } from "./useEnter.ts";

/** Mail address and password. `to` is where one wanted to go. */
export function SignInForm({ to }: { to?: string | undefined }) {
  const { door, form: words } = useDoorTexts();
  const enter = useEnter();
  const send = useWrite(signIn);
  const { form, problem, isBusy, submit } = useSendForm({
    initialValues: { mail: "", password: "" },
    // Only what is missing: the server says the rest, and the first page a person sees comes without zod.
    check: (values) =>
      Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) =>
          value.trim() === "" ? [[name, words.missing]] : [],
        ),
      ),
    send: async (values) => enter(await send.mutateAsync(values), to),
  });
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems problem={problem} />
      <Fields>
        <TextField
          label={door.mail}
          type="email"
          name="mail"
          autoComplete="username"
          autoFocus
          {...form.getInputProps("mail")}
        />
        <PasswordField label={door.password} name="password" {...form.getInputProps("password")} />
      </Fields>
      <Submit verb={door.signIn} isBusy={isBusy} />
    </form>
  );
}
