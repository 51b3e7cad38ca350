import { useMemo } from "react";
import { enCurve } from "../profit/en-curve.ts";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enStart } from "./en-start.ts";

/** All words, and those that only the parts of the start page need: they alone bring them, not the first load of every page. */
export function useStartTexts(): Texts & typeof enCurve & typeof enStart {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enCurve, ...enStart }), [texts]);
}
