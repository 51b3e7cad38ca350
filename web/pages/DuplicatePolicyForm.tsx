import { useState } from "react";
import type { DuplicatePolicy } from "../../contract/customers/duplicates.ts";
import { DuplicateAnswers } from "../administration/duplicates/DuplicateAnswers.tsx";
import { PolicyFormFrame, type PolicyFormProps } from "../insight/rating/PolicyFormFrame.tsx";
import { useDuplicatePolicyTexts } from "../texts/duplicates/useDuplicatePolicyTexts.ts";

/** Drafts the next version of the duplicate policy in the very tables in which it is read. */
export function DuplicatePolicyForm({ document, ...given }: PolicyFormProps<unknown>) {
  const { duplicatePolicy: t } = useDuplicatePolicyTexts();
  const [policy, setPolicy] = useState(document as DuplicatePolicy);
  return (
    <PolicyFormFrame kind="duplicate" document={policy} title={t.draftTitle} {...given}>
      {(errorOf) => <DuplicateAnswers policy={policy} onChange={setPolicy} errorOf={errorOf} />}
    </PolicyFormFrame>
  );
}
