import { useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { classNames } from "../../ui/class-names.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import classes from "./CountsEquation.module.css";
import type { Run } from "./run-words.ts";

/** What became of the rows, as the equation that must hold. */
export function CountsEquation({ counts }: { counts: Run["counts"] }) {
  const { runs } = useDataQualityTexts();
  const format = useFormat();
  const said = (name: keyof typeof counts) => format.amount(counts[name]);
  const parts = ["created", "updated", "unchanged", "refused"] as const;
  const isBalanced = counts.read === parts.reduce((sum, part) => sum + counts[part], 0);
  return (
    <div>
      <div
        className={classes.equation}
        role="img"
        aria-label={runs.equationLabel(
          said("read"),
          said("created"),
          said("updated"),
          said("unchanged"),
          said("refused"),
        )}
      >
        <Term figure={said("read")} word={runs.read} isWhole />
        {parts.map((part, at) => (
          <div key={part} className={classes.pair}>
            <span className={classes.sign}>{at === 0 ? (isBalanced ? "=" : "≠") : "+"}</span>
            <Term
              figure={said(part)}
              word={runs[part]}
              isQuiet={counts[part] === 0}
              isCost={part === "refused" && counts.refused > 0}
            />
          </div>
        ))}
      </div>
      <p className={classNames(classes.verdict, !isBalanced && classes.cost)}>
        {isBalanced ? runs.balances : runs.balancesNot}
      </p>
    </div>
  );
}

type TermProps = { figure: string; word: string; isWhole?: boolean; isQuiet?: boolean; isCost?: boolean };

function Term({ figure, word, isWhole = false, isQuiet = false, isCost = false }: TermProps) {
  return (
    <div
      className={classNames(
        classes.term,
        isWhole && classes.whole,
        isQuiet && classes.quiet,
        isCost && classes.cost,
      )}
    >
      <span className={classes.figure}>{figure}</span>
      <span className={classes.word}>{word.toLowerCase()}</span>
    </div>
  );
}
