import { useMemo } from "react";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enPartyHistory } from "./en-party-history.ts";

/** All words, and those that only the history of a record needs: it alone brings them, not the first load of every page. */
export function usePartyHistoryTexts(): Texts & typeof enPartyHistory {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enPartyHistory }), [texts]);
}
