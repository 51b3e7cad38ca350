import { useMemo } from "react";
import { enWizard } from "./en-wizard.ts";
import { type DataQualityTexts, useDataQualityTexts } from "./useDataQualityTexts.ts";

export type WizardTexts = DataQualityTexts & typeof enWizard;

/** The words of data quality, and those that only the bringing in of files needs. */
export function useWizardTexts(): WizardTexts {
  const texts = useDataQualityTexts();
  return useMemo(() => ({ ...texts, ...enWizard }), [texts]);
}
