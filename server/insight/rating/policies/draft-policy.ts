import type * as rating from "../../../../contract/rating.ts";
import { policyInForce, writePolicyDraft } from "../../../administration/policies.ts";
import type { Call } from "../../../plumbing/action.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { todayOf } from "../../figures/value-window.ts";
import { changesInWords } from "./policy-words.ts";
import { readDocument, wordsOfDocument } from "./read-document.ts";

/** Writes the draft of a policy. It says something else than what is in force, or there is nothing to approve. */
export async function draftPolicy({ tx, actor, input }: Call<typeof rating.draftPolicy>) {
  const { kind, reason, seenAt } = input;
  const document = readDocument(kind, input.document);
  const inForce = await policyInForce(tx, kind, await todayOf(tx));
  if (changesInWords(wordsOfDocument(kind, inForce.document), wordsOfDocument(kind, document)).length === 0)
    refuse("policy_unchanged");
  return writePolicyDraft(tx, actor, kind, { document, reason, seenAt });
}
