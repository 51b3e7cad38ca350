import { useMemo } from "react";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enValue } from "./en-value.ts";

/** All words, and those of what a customer brings and costs: the card brings them, not the first load of every page. */
export function useValueTexts(): Texts & typeof enValue {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enValue }), [texts]);
}
