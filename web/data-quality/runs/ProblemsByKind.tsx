import { useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import classes from "./ProblemsByKind.module.css";
import { type ProblemKind, whereOf } from "./run-words.ts";

const tones = { refused: "cost", warning: "attention", note: "quiet" } as const;

type ProblemsByKindProps = { problems: readonly ProblemKind[]; hrefOf: (kind: ProblemKind) => string };

/** What a run found, by kind: what it means for the rows, how many, in which file; each opens to its rows. */
export function ProblemsByKind({ problems, hrefOf }: ProblemsByKindProps) {
  const { columns, imports, runs } = useDataQualityTexts();
  const format = useFormat();
  if (problems.length === 0) return <p className={classes.none}>{imports.noProblems}</p>;
  return (
    <ul className={classes.kinds}>
      {problems.map((kind) => (
        <li key={`${kind.code} ${kind.path} ${kind.field} ${kind.severity}`} className={classes.kind}>
          <span className={classes.count}>
            <Link href={hrefOf(kind)}>{format.amount(kind.count)}</Link>
          </span>
          <span className={classes.words}>
            <span className={classes.title}>
              {runs.codes[kind.code] ?? kind.code.replaceAll("_", " ")}
              <span className={classes.where}>{whereOf(kind, columns)}</span>
            </span>
            <span className={classes.message}>{kind.message}</span>
          </span>
          <StateMark tone={tones[kind.severity]}>{runs.severities[kind.severity]}</StateMark>
        </li>
      ))}
    </ul>
  );
}
