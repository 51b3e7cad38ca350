import { Button } from "@mantine/core";
import { isAgreement } from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { useWizardTexts } from "../../../texts/useWizardTexts.ts";
import { classNames } from "../../../ui/class-names.ts";
import type { DraftColumn } from "../../draft/draft.ts";
import { changeTarget } from "../change-use.ts";
import { targetsOf } from "../uses-of-column.ts";
import classes from "./ColumnQuestion.module.css";
import { isEachAnswered } from "./meanings.ts";
import { WordsOfState } from "./WordsOfState.tsx";

type ColumnQuestionProps = {
  column: DraftColumn;
  map: ModuleMap;
  /** The question as it was asked, kept while its answer may still be changed. */
  question: NonNullable<DraftColumn["question"]>;
  onAnswer: (change: (map: ModuleMap) => ModuleMap) => void;
};

/** What only a person can say of a column, with what stands in it, answered by a button, or for each of its words. */
export function ColumnQuestion({ column, map, question, onAnswer }: ColumnQuestionProps) {
  const { columns: words, states } = useWizardTexts();
  const targets = targetsOf(map, column.column);
  const [target] = targets;
  const agreement = targets.find(({ field }) => isAgreement(field))?.otherwise;
  const answer = target?.dateOrder ?? target?.decimal ?? agreementAnswer(agreement);
  const isAnswered = question.words
    ? isEachAnswered(question.words, map, column.column)
    : answer !== undefined;
  // Its words stand below; the message, written for who sees no list, would name them once more.
  const isOf = (meaning: string) => question.choices.includes(meaning);
  const ask = isOf("credit_note") ? states.askKind : isOf("came") ? states.askPayments : states.ask;
  return (
    <fieldset className={classNames(classes.question, isAnswered && classes.answered)}>
      <legend className="unseen">{words.question(column.column)}</legend>
      <span className={classes.words}>
        <span>{question.words ? ask : question.message}</span>
        {question.words ? null : <span className={classes.samples}>{question.samples.join("  ·  ")}</span>}
      </span>
      {question.words ? (
        <WordsOfState column={column.column} map={map} question={question} onAnswer={onAnswer} />
      ) : null}
      <span className={classes.answers}>
        {(question.words ? [] : question.choices).map((choice) => (
          <Button
            key={choice}
            size="xs"
            aria-pressed={answer === choice}
            variant={answer === choice ? "filled" : "default"}
            data-answer
            onClick={() => onAnswer((before) => answered(before, column.column, choice))}
          >
            {words.answers[choice] ?? choice}
          </Button>
        ))}
      </span>
    </fieldset>
  );
}

/** What cells mean that say neither yes nor no, as the mapping writes it. */
const otherwiseOf: Readonly<Record<string, string>> = { yes: "true", no: "false", nothing: "" };

function agreementAnswer(otherwise: string | undefined): string | undefined {
  return Object.keys(otherwiseOf).find((answer) => otherwiseOf[answer] === otherwise);
}

function answered(map: ModuleMap, column: string, choice: string): ModuleMap {
  const otherwise = otherwiseOf[choice];
  if (otherwise === undefined) return changeTarget(map, column, answerOf(choice));
  // A column may say of writing and of calling who agreed.
  const agreements = targetsOf(map, column).filter(({ field }) => isAgreement(field));
  return agreements.reduce((before, { field }) => changeTarget(before, column, { field, otherwise }), map);
}

function answerOf(choice: string) {
  if (choice === "day-first" || choice === "month-first") return { dateOrder: choice } as const;
  return choice === "point" || choice === "comma" ? ({ decimal: choice } as const) : {};
}
