import { useMemo } from "react";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enApiReference } from "./en-api-reference.ts";

/** All words, and those that only the pages of the reference need: they alone bring them, not the first load of every page. */
export function useApiReferenceTexts(): Texts & typeof enApiReference {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enApiReference }), [texts]);
}
