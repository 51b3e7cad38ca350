import { useWorkplaceTexts } from "../../texts/workplaces/useWorkplaceTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { isForStaying, type Misplaced, traceWords } from "./trace-words.ts";
import classes from "./workplaces.module.css";

/** Why, in sentences: the weightiest one, or all with what speaks for staying. */
export function Evidence({ row, isWhole }: { row: Misplaced; isWhole: boolean }) {
  const { workplaces: t, traces } = useWorkplaceTexts();
  const format = useFormat();
  const say = (trace: Misplaced["evidence"][number]) => traceWords(trace, row, traces, format);
  const pointing = row.evidence.filter((trace) => !isForStaying(trace));
  const staying = row.evidence.filter(isForStaying);
  return (
    <>
      {(isWhole ? pointing : pointing.slice(0, 1)).map((trace) => (
        <p key={trace.trace}>{say(trace)}</p>
      ))}
      {isWhole && staying.length > 0 ? (
        <p className={classes.quiet}>
          {t.staying} {staying.map(say).join(", ")}.
        </p>
      ) : null}
    </>
  );
}
