import { Button } from "@mantine/core";
import { searchDuplicates, summariseDuplicates } from "../../../contract/duplicate-search.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useWrite } from "../../api.ts";
import { useDuplicatesTexts } from "../../texts/duplicates/useDuplicatesTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Tip } from "../../ui/pop/Tip.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { ProgressLine } from "../../ui/states/ProgressLine.tsx";
import classes from "./SearchLine.module.css";

export type Searched = OutputOf<typeof summariseDuplicates>;

/** When duplicates were last searched for, how far the search under way is, and the button that asks for one. */
export function SearchLine({ searched }: { searched: Searched }) {
  const { duplicates: t } = useDuplicatesTexts();
  const format = useFormat();
  const { last, running, due } = searched;
  if (running !== null)
    return (
      <>
        <div className={classes.running}>
          <ProgressLine label={running.step ?? t.search.waiting} done={running.read} />
        </div>
        {/* On a phone as wide as the button before it, so that the tabs stay where they are. */}
        <div className={classes.asButton} title={running.step ?? t.search.waiting}>
          <Button variant="subtle" loading>
            {t.search.now}
          </Button>
        </div>
      </>
    );
  return (
    <div className={classes.line}>
      {last === null ? null : (
        <Tip label={format.instant(last.at)}>
          <span className={classes.last}>
            {[
              t.search.last(format.relative(last.at), format.amount(last.records)),
              due > 0 ? t.search.due(format.amount(due)) : null,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </Tip>
      )}
      <SearchNow />
    </div>
  );
}

/** Asks for a search. */
export function SearchNow({ isFirst = false }: { isFirst?: boolean }) {
  const { duplicates: t } = useDuplicatesTexts();
  const search = useWrite(searchDuplicates, { invalidates: [summariseDuplicates] });
  return (
    <>
      <Button
        variant={isFirst ? "filled" : "subtle"}
        loading={search.isPending}
        onClick={() => search.mutate({ full: false })}
      >
        {t.search.now}
      </Button>
      {search.error ? <ErrorNote problem={search.error} isInline /> : null}
    </>
  );
}
