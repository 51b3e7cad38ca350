import { useMemo } from "react";
import { enValue } from "../ledger/en-value.ts";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enDocuments } from "./en-documents.ts";

export type DocumentTexts = Texts & typeof enValue & typeof enDocuments;

/** All words, and those that only documents need: they alone bring them, not the first load of every page. */
export function useDocumentTexts(): DocumentTexts {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enValue, ...enDocuments }), [texts]);
}
