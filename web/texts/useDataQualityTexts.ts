import { useMemo } from "react";
import { enDataQuality } from "./en-data-quality.ts";
import { enImport } from "./en-import.ts";
import { type Texts, useTexts } from "./TextsContext.tsx";

export type DataQualityTexts = Texts & typeof enDataQuality & typeof enImport;

/** All words, and those that only the pages of data quality need: they alone bring them, not the first load of every page. */
export function useDataQualityTexts(): DataQualityTexts {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enDataQuality, ...enImport }), [texts]);
}
