import { useMemo } from "react";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enNewParty } from "./en-new-party.ts";

/** All words, and those that only the form of a new record needs: it alone brings them, not the first load of every page. */
export function useNewPartyTexts(): Texts & typeof enNewParty {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enNewParty }), [texts]);
}
