import { useMemo } from "react";
import { enMergedRecords } from "./en-merged-records.ts";
import { type CardTexts, useCardTexts } from "./useCardTexts.ts";

/** All words, and those of merged records: they alone bring them, not the first load of every page. */
export function useMergedRecordsTexts(): CardTexts & typeof enMergedRecords {
  const texts = useCardTexts();
  return useMemo(() => ({ ...texts, ...enMergedRecords }), [texts]);
}
