import { useMemo } from "react";
import { enRelationGraph } from "./en-relation-graph.ts";
import { type CardTexts, useCardTexts } from "./useCardTexts.ts";

/** All words, and those that only the picture of relations needs: it alone brings them, not the first load of every page. */
export function useRelationGraphTexts(): CardTexts & typeof enRelationGraph {
  const texts = useCardTexts();
  return useMemo(() => ({ ...texts, ...enRelationGraph }), [texts]);
}
