import { useMemo } from "react";
import { enLikeness } from "../party/en-likeness.ts";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enDuplicates } from "./en-duplicates.ts";

export type DuplicatesTexts = Texts & typeof enDuplicates & { likeness: typeof enLikeness };

/** All words, and those that only the review of duplicates needs: it alone brings them. */
export function useDuplicatesTexts(): DuplicatesTexts {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enDuplicates, likeness: enLikeness }), [texts]);
}
