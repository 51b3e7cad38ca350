import { z } from "zod";
import { passwordProblem } from "../../contract/password-rule.ts";

type Person = { name?: string | null | undefined; mail?: string | null | undefined };

/** A new password as a form checks it: by the rule the server has, against the account it is for. */
export function newPassword(person: () => Person = () => ({})) {
  return z.string().superRefine((password, context) => {
    const { name = null, mail = null } = person();
    const problem = passwordProblem(password, { name, mail });
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });
}
