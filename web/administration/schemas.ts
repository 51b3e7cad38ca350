import { z } from "zod";
import { passwordProblem } from "../../contract/administration/password-rule.ts";
import {
  AcceptLink,
  ChangeMe,
  ChangeMyPassword,
  ChangeUser,
  ChangeWorkspace,
  CreateApiKey,
  CreateTeam,
  InviteUser,
  SetUp,
} from "../../contract/administration.ts";
import { scopes } from "../../contract/permissions.ts";
import { asRole } from "./as-role.ts";

/*
  What the forms of administration are checked by. Fetched when a form is first left or sent, with zod and the list of
  common passwords; see useSchemaForm.
*/

export { ChangeMe, CreateApiKey, CreateTeam };

type Person = { name?: string | null | undefined; mail?: string | null | undefined };

/** A new password as a form checks it: by the rule the server has, against the account it is for. */
function newPassword({ name = null, mail = null }: Person = {}) {
  return z.string().superRefine((password, context) => {
    const problem = passwordProblem(password, { name, mail });
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });
}

export const acceptLinkOf = (person: Person) => AcceptLink.extend({ password: newPassword(person) });

export const changePasswordOf = (person: Person) =>
  ChangeMyPassword.extend({ newPassword: newPassword(person) });

export const SetUpFields = SetUp.extend({
  country: SetUp.shape.country.nullable(),
  password: newPassword(),
});

const sight = { recordScope: z.enum([asRole, ...scopes]), teamId: z.string().nullish() };

export const InviteFields = InviteUser.extend(sight);

export const UserFields = ChangeUser.pick({ name: true, mail: true, role: true }).extend(sight);

const wholeNumber = "Write a whole number.";

export const WorkspaceFields = ChangeWorkspace.extend({
  fiscalYearStarts: z.coerce.number().int().min(1).max(12),
  viewingsKeptMonths: z.coerce.number(wholeNumber).int(wholeNumber).min(1).max(120),
  viewingsAnHourMax: z.coerce.number(wholeNumber).int(wholeNumber).min(1).max(100_000),
});
