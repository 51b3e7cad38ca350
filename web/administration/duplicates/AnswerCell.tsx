import { duplicateAnswers, type duplicateBands } from "../../../contract/customers/duplicates.ts";
import { useDuplicatePolicyTexts } from "../../texts/duplicates/useDuplicatePolicyTexts.ts";
import { LineSelect } from "../../ui/controls/LineSelect.tsx";
import classes from "./DuplicateAnswers.module.css";

type Answer = (typeof duplicateAnswers)[number];

type AnswerCellProps = {
  band: (typeof duplicateBands)[number];
  /** Whom the row is about, in words. */
  of: string;
  /** Undefined where a role is treated as everybody. */
  answer: Answer | undefined;
  /** The row may say nothing of its own. */
  isOptional?: boolean;
  /** Left out, the answer is only read. */
  onPick?: ((answer: Answer | undefined) => void) | undefined;
};

/** What the door does about one degree of being sure. */
export function AnswerCell({ band, of, answer, isOptional = false, onPick }: AnswerCellProps) {
  const { duplicatePolicy: t } = useDuplicatePolicyTexts();
  const isQuiet = answer === undefined || answer === "ignore";
  return (
    <td data-label={t.bands[band]}>
      {onPick === undefined ? (
        <span className={isQuiet ? classes.quiet : undefined}>
          {answer === undefined ? t.asEverybody : t.answers[answer]}
        </span>
      ) : (
        <LineSelect
          aria-label={t.answerOf(of, t.bands[band])}
          value={answer ?? ""}
          options={[
            ...(isOptional ? [{ value: "", label: t.asEverybody }] : []),
            ...duplicateAnswers.map((value) => ({ value, label: t.answers[value] })),
          ]}
          onPick={(value) => onPick(duplicateAnswers.find((one) => one === value))}
        />
      )}
    </td>
  );
}
