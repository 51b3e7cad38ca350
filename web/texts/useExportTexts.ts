import { useMemo } from "react";
import { enExport } from "./en-export.ts";
import { type DataQualityTexts, useDataQualityTexts } from "./useDataQualityTexts.ts";

/** The words of data quality, and those of what goes out. */
export function useExportTexts(): DataQualityTexts & typeof enExport {
  const texts = useDataQualityTexts();
  return useMemo(() => ({ ...texts, ...enExport }), [texts]);
}
