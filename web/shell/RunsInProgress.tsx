import { listRuns } from "../../contract/data-quality.ts";
import { useRead } from "../api.ts";
import { links } from "../links.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { Link } from "../ui/Link.tsx";
import { ProgressLine } from "../ui/states/ProgressLine.tsx";
import { useMay } from "./MeContext.tsx";
import classes from "./RunsInProgress.module.css";

/** How many stand in the rail; the others are on the page of runs. */
const shown = 3;

/** Long work that is under way, as thin bars at the foot of the rail: each leads to its run. Nothing when nothing runs. */
export function RunsInProgress() {
  const { shell } = useTexts();
  const mayRead = useMay("run.read");
  const { data } = useRead(
    listRuns,
    { active: "true", limit: shown },
    {
      isOn: mayRead,
      // Watched closely only while there is something to watch.
      every: (former) => (former && former.rows.length > 0 ? 2000 : 20_000),
    },
  );
  if (!data || data.rows.length === 0) return null;
  return (
    <section className={classes.runs} aria-label={shell.runs}>
      {data.rows.map((run) => (
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
