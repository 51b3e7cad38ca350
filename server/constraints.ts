import type { ErrorCode } from "../contract/errors.ts";

/** What a broken promise of the database means to the person who broke it: constraint name → code. */
export const constraintCodes: Readonly<Record<string, ErrorCode>> = {
  user_account_mail_key: "mail_taken",
  team_name_key: "team_name_taken",
  activity_usual: "cost_model_channel_taken",
};
