import { useMemo } from "react";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enMergedRecords } from "./en-merged-records.ts";

/** All words, and those of merged records: they alone bring them, not the first load of every page. */
export function useMergedRecordsTexts(): Texts & typeof enMergedRecords {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enMergedRecords }), [texts]);
}
