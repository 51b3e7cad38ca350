import { useMemo } from "react";
import { enAdministration } from "./en-administration.ts";
import { enFields } from "./en-fields.ts";
import { type Texts, useTexts } from "./TextsContext.tsx";

export type AdministrationTexts = Texts & typeof enAdministration & { fields: typeof enFields };

/** All words, and those that only the pages of administration need: they alone bring them, not the first load of every page. */
export function useAdministrationTexts(): AdministrationTexts {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enAdministration, fields: enFields }), [texts]);
}
