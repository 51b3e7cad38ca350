import { useMemo } from "react";
import { enLogContact } from "./en-log-contact.ts";
import { type CardTexts, useCardTexts } from "./useCardTexts.ts";

export type LogContactTexts = CardTexts & typeof enLogContact;

/** All words, and those that only the form of a contact needs: it alone brings them, not the first load of a card. */
export function useLogContactTexts(): LogContactTexts {
  const texts = useCardTexts();
  return useMemo(() => ({ ...texts, ...enLogContact }), [texts]);
}
