import { useMemo } from "react";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enAudit } from "./en-audit.ts";

export type AuditTexts = Texts & typeof enAudit;

/** All words, and those of who changed and saw what: they alone bring them, not the first load of every page. */
export function useAuditTexts(): AuditTexts {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enAudit }), [texts]);
}
