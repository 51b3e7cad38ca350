import { useMemo } from "react";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enRating } from "./en-rating.ts";

/** All words, and those of the rating as a policy: brought by the parts that need them, not by the first load of every page. */
export function useRatingTexts(): Texts & typeof enRating {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enRating }), [texts]);
}
