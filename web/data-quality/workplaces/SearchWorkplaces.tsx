import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { findMisplacedPeople, listMisplacedPeople, readRun } from "../../../contract/data-quality.ts";
import { keyOf, useRead, useWrite } from "../../api.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useWorkplaceTexts } from "../../texts/workplaces/useWorkplaceTexts.ts";
import { DateText } from "../../ui/figures/DateText.tsx";
import { toastProblem } from "../../ui/states/toast.tsx";
import { isActive } from "../runs/run-words.ts";
import classes from "./workplaces.module.css";

/** When everybody was last looked through, and a button that does it now. */
export function SearchWorkplaces({ searchedAt }: { searchedAt: string | null }) {
  const { workplaces: t } = useWorkplaceTexts();
  const client = useQueryClient();
  const maySearch = useMay("duplicate.review");
  const mayFollow = useMay("run.read");
  const [runId, setRunId] = useState<string>();
  const search = useWrite(findMisplacedPeople, { onDone: (asked) => setRunId(asked.runId) });
  const run = useRead(
    readRun,
    { runId: runId ?? "" },
    {
      isOn: runId !== undefined && mayFollow,
      every: (read) => (isActive(read?.state ?? "waiting") ? 700 : false),
    },
  );
  const state = run.data?.state;
  const isAtWork = runId !== undefined && isActive(state ?? "waiting");
  useEffect(() => {
    if (state === undefined || isActive(state)) return;
    setRunId(undefined);
    void client.invalidateQueries({ queryKey: keyOf(listMisplacedPeople) });
  }, [state, client]);
  return (
    <>
      <span className={classes.searched}>
        {isAtWork ? (
          (run.data?.step ?? t.searching)
        ) : searchedAt === null ? (
          t.neverSearched
        ) : (
          <>
            {t.searchedAt} <DateText value={searchedAt} />
          </>
        )}
      </span>
      {maySearch ? (
        <Button
          loading={isAtWork || search.isPending}
          onClick={() => search.mutate({}, { onError: (problem) => toastProblem(problem.message) })}
        >
          {t.search}
        </Button>
      ) : null}
    </>
  );
}
