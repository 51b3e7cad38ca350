import type { documentStates } from "../../contract/sales/sales-words.ts";
import { useDocumentTexts } from "../texts/sales/useDocumentTexts.ts";
import { StateMark, type StateTone } from "../ui/marks/StateMark.tsx";

type State = (typeof documentStates)[number];

const looks: Record<State, { tone: StateTone; shape: "full" | "half" | "hollow" }> = {
  draft: { tone: "quiet", shape: "hollow" },
  open: { tone: "active", shape: "half" },
  confirmed: { tone: "active", shape: "half" },
  delivered: { tone: "gain", shape: "half" },
  closed: { tone: "gain", shape: "full" },
  cancelled: { tone: "quiet", shape: "hollow" },
};

/** Where a document stands: a dot and the word. */
export function DocumentState({ state }: { state: State }) {
  const { documents } = useDocumentTexts();
  return <StateMark {...looks[state]}>{documents.states[state]}</StateMark>;
}
