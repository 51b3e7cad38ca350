import type * as rating from "../../../../contract/insight/rating.ts";
import { dropPolicyDraft } from "../../../administration/policies.ts";
import type { Call } from "../../../plumbing/action.ts";

/** Throws the draft of a policy away. */
export async function dropPolicy({ tx, actor, input }: Call<typeof rating.dropPolicy>) {
  await dropPolicyDraft(tx, actor, input.kind);
  return {};
}
