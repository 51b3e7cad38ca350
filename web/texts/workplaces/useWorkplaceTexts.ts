import { useMemo } from "react";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enWorkplaces } from "./en-workplaces.ts";

/** All words, and those that only the people in doubt need: they alone bring them, not the first load of every page. */
export function useWorkplaceTexts(): Texts & typeof enWorkplaces {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enWorkplaces }), [texts]);
}
