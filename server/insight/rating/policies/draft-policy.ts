import { DuplicatePolicy } from "../../../../contract/customers/duplicates.ts";
import type * as rating from "../../../../contract/insight/rating.ts";
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
  if (kind === "duplicate") requireEachRoleOnce(DuplicatePolicy.parse(document));
  const inForce = await policyInForce(tx, kind, await todayOf(tx));
  if (changesInWords(wordsOfDocument(kind, inForce.document), wordsOfDocument(kind, document)).length === 0)
    refuse("policy_unchanged");
  return writePolicyDraft(tx, actor, kind, { document, reason, seenAt });
}

/** Of two rows about the same records of one role nobody could say which holds. */
function requireEachRoleOnce({ roles }: DuplicatePolicy): void {
  const repeated = roles.flatMap(({ role, kind }, at) =>
    roles.slice(0, at).some((one) => one.role === role && one.kind === kind)
      ? [{ path: `document.roles.${at}.role`, message: "There is a row for these already. Change that one." }]
      : [],
  );
  if (repeated.length > 0) refuse("input_invalid", {}, repeated);
}
