import { createContext, type ReactNode, useContext } from "react";
import { en } from "./en.ts";

/** The shape every language fills; a missing word is a compile error. */
export type Texts = typeof en;

const TextsContext = createContext<Texts>(en);

export function TextsProvider({ texts, children }: { texts: Texts; children: ReactNode }) {
  return <TextsContext value={texts}>{children}</TextsContext>;
}

/** The words of the screen: `const t = useTexts(); t.table.retry`. */
export function useTexts(): Texts {
  return useContext(TextsContext);
}
