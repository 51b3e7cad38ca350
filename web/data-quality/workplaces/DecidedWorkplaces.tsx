import { Button } from "@mantine/core";
import { listWorkplaceDecisions } from "../../../contract/data-quality.ts";
import { useReadPages } from "../../api.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useWorkplaceTexts } from "../../texts/workplaces/useWorkplaceTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { useDecide } from "./useDecide.tsx";
import classes from "./workplaces.module.css";

/** What was decided together, the newest first, each to be taken back as a whole. */
export function DecidedWorkplaces() {
  const { workplaces } = useWorkplaceTexts();
  const t = workplaces.decided;
  const format = useFormat();
  const mayWrite = useMay("party.write");
  const list = useReadPages(listWorkplaceDecisions, { limit: 50 });
  const decide = useDecide(() => undefined);
  return (
    <>
      {list.problem ? <ErrorNote problem={list.problem} onRetry={list.onRetry} /> : null}
      {list.state === "loading" ? <SkeletonLines lines={5} lineHeight={36} /> : null}
      {list.state === "ready" && list.rows.length === 0 ? (
        <Empty title={t.none} sentence={t.noneSentence} />
      ) : null}
      <ul className={classes.people} aria-label={workplaces.tabs.decided}>
        {list.rows.map((one) => {
          const count = one.moved + one.left + one.right;
          const said = [
            one.moved > 0 ? t.movedOf(format.amount(one.moved)) : null,
            one.left > 0 ? t.leftOf(format.amount(one.left)) : null,
            one.right > 0 ? t.rightOf(format.amount(one.right)) : null,
          ].filter(Boolean);
          const names = [
            one.names.join(", "),
            ...(count > one.names.length ? [t.others(format.amount(count - one.names.length))] : []),
          ].join(" ");
          return (
            <li key={one.decisionId} className={classes.decision}>
              <span>
                {said.join(", ")}: {names}
                <span className={classes.quiet}>
                  {t.by(one.decidedByName)}, <DateText value={one.decidedAt} />
                  {one.takenBackAt === null ? null : (
                    <>
                      {"; "}
                      {t.takenBackOn} <DateText value={one.takenBackAt} />
                    </>
                  )}
                </span>
              </span>
              {mayWrite && one.takenBackAt === null ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  disabled={decide.isBusy}
                  aria-label={t.takeBackOf(names)}
                  onClick={() => decide.undo(one.decisionId)}
                >
                  {t.takeBack}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" loading={list.isLoadingMore} onClick={list.onMore}>
          {workplaces.more}
        </Button>
      ) : null}
    </>
  );
}
