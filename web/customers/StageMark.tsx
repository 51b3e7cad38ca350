import type { stages } from "../../contract/party-words.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { StateMark, type StateTone } from "../ui/marks/StateMark.tsx";

type Stage = (typeof stages)[number];

const looks: Record<Stage, { tone: StateTone; shape: "full" | "half" | "hollow" }> = {
  visitor: { tone: "quiet", shape: "hollow" },
  prospect: { tone: "quiet", shape: "hollow" },
  qualified: { tone: "active", shape: "half" },
  customer: { tone: "gain", shape: "full" },
  lapsed: { tone: "attention", shape: "hollow" },
  refused: { tone: "cost", shape: "hollow" },
  none: { tone: "quiet", shape: "hollow" },
};

/** Where in its life with us a customer stands: a dot and the word. */
export function StageMark({ stage }: { stage: Stage }) {
  const { stages: words } = useTexts();
  return <StateMark {...looks[stage]}>{words[stage]}</StateMark>;
}
