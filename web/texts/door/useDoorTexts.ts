import { useMemo } from "react";
import { type Texts, useTexts } from "../TextsContext.tsx";
import { enDoor } from "./en-door.ts";

/** All words, and those that only the doors and the forms of passwords need: they alone bring them, not the first load of every page. */
export function useDoorTexts(): Texts & typeof enDoor {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, ...enDoor }), [texts]);
}
