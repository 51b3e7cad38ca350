import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { describeMe } from "./describe-me.ts";

export async function readMe({ tx, actor }: Call<typeof administration.readMe>) {
  return await describeMe(tx, actor);
}
