import { useMemo } from "react";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enCard } from "./en-card.ts";

export type CardTexts = Texts & typeof enCard;

/** All words, and those that only cards and what is entered there need: they alone bring them, not the first load of every page. */
export function useCardTexts(): CardTexts {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enCard }), [texts]);
}
