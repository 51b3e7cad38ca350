import type { ModuleMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { useWizardTexts } from "../../../texts/useWizardTexts.ts";
import { LineSelect } from "../../../ui/controls/LineSelect.tsx";
import { useFormat } from "../../../ui/FormatContext.tsx";
import type { DraftColumn } from "../../draft/draft.ts";
import { meaningsOf, withMeaning } from "./meanings.ts";
import classes from "./WordsOfState.module.css";

type Question = NonNullable<DraftColumn["question"]>;
type WordsOfStateProps = {
  column: string;
  map: ModuleMap;
  question: Question;
  onAnswer: (change: (map: ModuleMap) => ModuleMap) => void;
};

/** The words of a column that decide whether documents count: how often each stands there, what these rows come to, and what it means. */
export function WordsOfState({ column, map, question, onAnswer }: WordsOfStateProps) {
  const { states: words } = useWizardTexts();
  const format = useFormat();
  const meanings = meaningsOf(map, column);
  return (
    <ul className={classes.words}>
      {question.words?.map(({ word, rows, amount }) => (
        <li key={word} className={classes.word}>
          <span className={classes.said}>{word}</span>
          <span className={classes.figures}>{words.rows(rows, format.amount(rows))}</span>
          <span className={classes.figures}>{amount ?? ""}</span>
          <LineSelect
            aria-label={words.what(word)}
            value={meanings[word] ?? ""}
            data-answer
            options={[
              { value: "", label: words.open },
              ...question.choices.map((choice) => ({
                value: choice,
                label: words.meanings[choice] ?? choice,
              })),
            ]}
            onPick={(meaning) => onAnswer((before) => withMeaning(before, column, word, meaning))}
          />
        </li>
      ))}
    </ul>
  );
}
