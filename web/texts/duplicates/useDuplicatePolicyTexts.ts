import { useMemo } from "react";
import { type AdministrationTexts, useAdministrationTexts } from "../useAdministrationTexts.ts";
import { enDuplicatePolicy } from "./en-duplicate-policy.ts";

/** All words of administration, and those of the duplicate policy: its page alone brings them. */
export function useDuplicatePolicyTexts(): AdministrationTexts & typeof enDuplicatePolicy {
  const texts = useAdministrationTexts();
  return useMemo(() => ({ ...texts, ...enDuplicatePolicy }), [texts]);
}
