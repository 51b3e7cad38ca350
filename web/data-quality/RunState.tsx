import { useTexts } from "../texts/TextsContext.tsx";
import { StateMark } from "../ui/marks/StateMark.tsx";
import { type Run, tones } from "./run-words.ts";

export function RunState({ state }: { state: Run["state"] }) {
  const { runs } = useTexts();
  return <StateMark {...tones[state]}>{runs.states[state]}</StateMark>;
}
