import { Button } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import { searchDuplicates, summariseDuplicates } from "../../../contract/data-quality/duplicate-search.ts";
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
          <Button variant="subtle" loading aria-label={t.search.now}>
            <SearchMark />
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
              (last.isFull ? t.search.last : t.search.lastOfChanged)(
                format.relative(last.at),
                format.amount(last.records),
              ),
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

/** On a phone, in place of the words: beside them the last of the tabs would be cut off. */
function SearchMark() {
  return <IconListSearch className={classes.mark} size={20} stroke={1.6} aria-hidden />;
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
        aria-label={t.search.now}
      >
        {isFirst ? (
          t.search.now
        ) : (
          <>
            <span className={classes.words}>{t.search.now}</span>
            <SearchMark />
          </>
        )}
      </Button>
      {search.error ? <ErrorNote problem={search.error} isInline /> : null}
    </>
  );
}
