import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { isSetUp } from "./is-set-up.ts";

export async function readFrontDoor({ tx }: Call<typeof administration.readFrontDoor>) {
  return { isSetUp: await isSetUp(tx) };
}
