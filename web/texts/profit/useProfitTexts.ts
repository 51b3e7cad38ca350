import { useMemo } from "react";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enAverage } from "./en-average.ts";
import { enCurve } from "./en-curve.ts";
import { enGroups } from "./en-groups.ts";
import { enMatrix } from "./en-matrix.ts";
import { enMovement } from "./en-movement.ts";

export type ProfitTexts = Texts &
  typeof enCurve &
  typeof enMatrix &
  typeof enAverage &
  typeof enMovement &
  typeof enGroups;

/** All words, and those that only the screens of profit need: they alone bring them, not the first load of every page. */
export function useProfitTexts(): ProfitTexts {
  const texts = useTexts();
  return useMemo(
    () => ({ ...texts, ...enCurve, ...enMatrix, ...enAverage, ...enMovement, ...enGroups }),
    [texts],
  );
}
