import type { DuplicatePair } from "../../../contract/data-quality/duplicate-review.ts";
import { useDuplicatesTexts } from "../../texts/duplicates/useDuplicatesTexts.ts";
import { useKeys } from "../../ui/keys/KeysContext.tsx";
import { type Act, DecisionBar } from "./DecisionBar.tsx";
import { relationWords } from "./pair/pair-words.ts";

type Relationship = DuplicatePair["relations"][number];

type RelatedChoiceProps = {
  pair: DuplicatePair;
  onChoose: (relationship: Relationship | undefined, words: string | null) => void;
  onBack: () => void;
};

/** How the two stand to each other, the likeliest first: a digit chooses. */
export function RelatedChoice({ pair, onChoose, onBack }: RelatedChoiceProps) {
  const texts = useDuplicatesTexts();
  const { duplicates: t } = texts;
  const acts: Act[] = [
    ...pair.relations.slice(0, 8).map((how, at) => {
      const words = relationWords(pair, how, texts);
      return { id: words, keys: String(at + 1), label: words, run: () => onChoose(how, words) };
    }),
    { id: "plain", keys: "0", label: t.act.relatedPlain, run: () => onChoose(undefined, null) },
  ];
  const back: Act = { id: "back", keys: "Escape", label: t.act.back, run: onBack };
  useKeys(t.act.relatedTitle, [
    ...acts.map(({ keys, label, run }) => ({ keys, words: label, run })),
    { keys: "Enter", words: acts[0]?.label ?? t.keys.choose, run: () => acts[0]?.run() },
    { keys: "Escape", words: t.keys.back, run: onBack },
  ]);
  return <DecisionBar label={t.act.label} question={t.act.relatedTitle} acts={acts} aside={[back]} />;
}
