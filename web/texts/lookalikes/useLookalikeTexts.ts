import { useMemo } from "react";
import { enLikeness } from "../party/en-likeness.ts";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enLookalikes } from "./en-lookalikes.ts";

type LookalikeTexts = Texts & typeof enLookalikes & { likeness: typeof enLikeness };

/** All words, and those that only the rows of a delivery that look like somebody here need. */
export function useLookalikeTexts(): LookalikeTexts {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enLookalikes, likeness: enLikeness }), [texts]);
}
