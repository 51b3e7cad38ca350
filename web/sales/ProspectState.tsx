import type { prospectStates } from "../../contract/sales/sales-words.ts";
import { useListTexts } from "../texts/lists/useListTexts.ts";
import { StateMark, type StateTone } from "../ui/marks/StateMark.tsx";

type State = (typeof prospectStates)[number];

const looks: Record<State, { tone: StateTone; shape: "full" | "half" | "hollow" }> = {
  open: { tone: "active", shape: "half" },
  converted: { tone: "gain", shape: "full" },
  lost: { tone: "quiet", shape: "hollow" },
  not_a_match: { tone: "quiet", shape: "hollow" },
};

/** What became of a prospect: a dot and the word. */
export function ProspectState({ state }: { state: State }) {
  const { prospects } = useListTexts();
  return <StateMark {...looks[state]}>{prospects.states[state]}</StateMark>;
}
