import type * as rating from "../../../../contract/insight/rating.ts";
import { versionsOfPolicy } from "../../../administration/policies.ts";
import type { Call } from "../../../plumbing/action.ts";
import { todayOf } from "../../figures/value-window.ts";
import { mayApprove } from "../../may-approve.ts";
import { changesInWords } from "./policy-words.ts";
import { readDocument, wordsOfDocument } from "./read-document.ts";

/** Every version of a policy in sentences, the newest first, each with what it says differently from the one before. */
export async function listPolicyVersions({
  tx,
  actor,
  input: { kind },
}: Call<typeof rating.listPolicyVersions>) {
  const today = await todayOf(tx);
  const versions = await versionsOfPolicy(tx, kind);
  const inForce = versions
    .filter((one) => !one.isDraft && one.validFrom <= today)
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom) || b.version - a.version)[0];
  const said = versions.map((one) => wordsOfDocument(kind, one.document));
  const draft = versions.find((one) => one.isDraft);
  const may = draft
    ? await mayApprove(tx, actor, "policy.approve", draft.draftedById)
    : ("no_draft" as const);
  return {
    today,
    approval: { may: may === "yes" || may === "only_one", why: may },
    rows: versions.map(({ isDraft, validFrom, draftedById: _, ...one }, index) => ({
      ...one,
      // With what older versions did not have yet filled in, so that a form can begin from any of them.
      document: readDocument(kind, one.document),
      state: isDraft
        ? ("draft" as const)
        : validFrom > today
          ? ("coming" as const)
          : one.version === inForce?.version
            ? ("in_force" as const)
            : ("past" as const),
      validFrom: isDraft ? null : validFrom,
      sentences: said[index] ?? [],
      changes: changesInWords(said[index + 1], said[index] ?? []),
    })),
  };
}
