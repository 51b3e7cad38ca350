import { useMemo } from "react";
import { enAssets } from "./en-assets.ts";
import { type CardTexts, useCardTexts } from "./useCardTexts.ts";

/** All words, and those of what customers have: the part of the card that shows it brings them. */
export function useAssetTexts(): CardTexts & typeof enAssets {
  const texts = useCardTexts();
  return useMemo(() => ({ ...texts, ...enAssets }), [texts]);
}
