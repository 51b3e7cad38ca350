import { useMemo } from "react";
import { enNewParty } from "./en-new-party.ts";
import { type CardTexts, useCardTexts } from "./useCardTexts.ts";

/** All words, and those that only the form of a new record needs: it alone brings them, not the first load of every page. */
export function useNewPartyTexts(): CardTexts & typeof enNewParty {
  const texts = useCardTexts();
  return useMemo(() => ({ ...texts, ...enNewParty }), [texts]);
}
