import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { selectUser } from "./select-users.ts";

export async function readUser({ tx, input }: Call<typeof administration.readUser>) {
  return await selectUser(tx, input.userId);
}
