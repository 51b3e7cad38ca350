import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { passwordProblem } from "../../../contract/administration/password-rule.ts";
import { refuse } from "../../plumbing/refuse.ts";

// argon2id, 19 MiB, two passes, one lane: the first recommendation of OWASP's password storage sheet; 9 ms here.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A new password as it is stored, in PHC form; refuses a weak one with a sentence beside the field. */
export async function hashNewPassword(
  password: string,
  person: { mail: string | null; name: string },
  field = "password",
): Promise<string> {
  const problem = passwordProblem(password, person);
  if (problem !== null) refuse("password_weak", { problem }, [{ path: field, message: problem }]);
  return await hash(password, cost);
}

/** Whether it is the account's password. Takes as long for an account that isn't there or has none. */
export async function isPasswordOf(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await noPassword()), password);
  return matches && passwordHash !== null;
}

let made: Promise<string> | undefined;

/** The hash of something nobody knows. */
function noPassword(): Promise<string> {
  made ??= hash(randomBytes(32), cost);
  return made;
}
