import { links } from "../links.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { Link } from "../ui/Link.tsx";
import { ProgressLine } from "../ui/states/ProgressLine.tsx";
import classes from "./RunsInProgress.module.css";
import type { RunInProgress } from "./useRunsInProgress.ts";

/** Long work that is under way, as thin bars at the foot of the rail: each leads to its run. Nothing when nothing runs. */
export function RunsInProgress({ runs }: { runs: readonly RunInProgress[] }) {
  const { shell } = useTexts();
  if (runs.length === 0) return null;
  return (
    <section className={classes.runs} aria-label={shell.runs}>
      {runs.map((run) => (
        <Link key={run.runId} className={classes.run} href={links.run(run.runId)}>
          <ProgressLine
            label={run.title}
            done={run.counts.read}
            total={run.expected !== null && run.counts.read < run.expected ? run.expected : undefined}
            isSmall
          />
        </Link>
      ))}
    </section>
  );
}
