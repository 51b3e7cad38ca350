import { useMemo } from "react";
import { type CardTexts, useCardTexts } from "../party/useCardTexts.ts";
import { enLists } from "./en-lists.ts";

export type ListTexts = CardTexts & typeof enLists;

/** All words, and those that only these lists need: they alone bring them. */
export function useListTexts(): ListTexts {
  const texts = useCardTexts();
  return useMemo(() => ({ ...texts, ...enLists }), [texts]);
}
