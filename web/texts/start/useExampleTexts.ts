import { useMemo } from "react";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enExample } from "./en-example.ts";

/** All words, and those that only the offers of the example company need: they alone bring them, not the first load of every page. */
export function useExampleTexts(): Texts & typeof enExample {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enExample }), [texts]);
}
