import { useMemo } from "react";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enRelationGraph } from "./en-relation-graph.ts";

/** All words, and those that only the picture of relations needs: it alone brings them, not the first load of every page. */
export function useRelationGraphTexts(): Texts & typeof enRelationGraph {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enRelationGraph }), [texts]);
}
