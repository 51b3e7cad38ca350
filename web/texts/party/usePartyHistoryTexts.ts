import { useMemo } from "react";
import { enPartyHistory } from "./en-party-history.ts";
import { type CardTexts, useCardTexts } from "./useCardTexts.ts";

/** All words, and those that only the history of a record needs: it alone brings them, not the first load of every page. */
export function usePartyHistoryTexts(): CardTexts & typeof enPartyHistory {
  const texts = useCardTexts();
  return useMemo(() => ({ ...texts, ...enPartyHistory }), [texts]);
}
