import { useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import { type Run, tones } from "./run-words.ts";

export function RunState({ state }: { state: Run["state"] }) {
  const { runs } = useDataQualityTexts();
  return <StateMark {...tones[state]}>{runs.states[state]}</StateMark>;
}
