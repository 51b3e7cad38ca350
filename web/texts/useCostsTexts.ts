import { useMemo } from "react";
import { enCosts } from "./en-costs.ts";
import { enValue } from "./ledger/en-value.ts";
import { enContactWords } from "./party/en-contact-words.ts";
import { enCurve } from "./profit/en-curve.ts";
import { type Texts, useTexts } from "./TextsContext.tsx";

export type CostsTexts = Texts & typeof enValue & typeof enCurve & typeof enContactWords & typeof enCosts;

/** All words, and those that only the pages of costs and coverage need: they alone bring them, not the first load of every page. */
export function useCostsTexts(): CostsTexts {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enValue, ...enCurve, ...enContactWords, ...enCosts }), [texts]);
}
