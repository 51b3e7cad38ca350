import { useMemo } from "react";
import { enValue } from "../ledger/en-value.ts";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enRating } from "./en-rating.ts";

/** All words, and those of the rating as a policy: brought by the parts that need them, not by the first load of every page. */
export function useRatingTexts(): Texts & typeof enValue & typeof enRating {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enValue, ...enRating }), [texts]);
}
