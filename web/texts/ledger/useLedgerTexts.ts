import { useMemo } from "react";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enLedger } from "./en-ledger.ts";
import { enValue } from "./en-value.ts";

/** All words, and those that only the rows behind a figure need: they alone bring them, not the first load of every page. */
export function useLedgerTexts(): Texts & typeof enValue & typeof enLedger {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enValue, ...enLedger }), [texts]);
}
