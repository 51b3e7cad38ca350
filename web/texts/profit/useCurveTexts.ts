import { useMemo } from "react";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enCurve } from "./en-curve.ts";

/** All words, and those of the profit curve: its screens alone bring them, not the first load of every page. */
export function useCurveTexts(): Texts & typeof enCurve {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enCurve }), [texts]);
}
