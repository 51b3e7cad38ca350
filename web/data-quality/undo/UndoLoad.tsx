import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useState } from "react";
import { listRunConflicts, listRuns, readImport, readRun, undoRun } from "../../../contract/data-quality.ts";
import { useRead, useWrite } from "../../api.ts";
import { links } from "../../links.ts";
import { useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { useNavigation } from "../../ui/Link.tsx";
import { Confirm } from "../../ui/states/Confirm.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import { UndoConflicts } from "./UndoConflicts.tsx";
import { type UndoWay, undoWays } from "./undo-ways.ts";

type UndoLoadProps = { runId: string; rows: number; isAllowed: boolean };

/** Takes a load back, after saying what that means and what stands in the way of it. */
export function UndoLoad({ runId, rows, isAllowed }: UndoLoadProps) {
  const { runs } = useDataQualityTexts();
  const format = useFormat();
  const { go } = useNavigation();
  const [isAsking, ask] = useState(false);
  const [chosen, choose] = useState<UndoWay["id"]>();
  const conflicts = useRead(listRunConflicts, { runId }, { isOn: isAsking, staleMs: 0 });
  const undo = useWrite(undoRun, {
    invalidates: [readRun, readImport, listRuns, listRunConflicts],
    onDone: (output) => {
      toastDone(runs.undoStarted);
      go(links.run(output.runId));
    },
  });
  const ways = conflicts.data ? undoWays(conflicts.data) : [];
  const way = ways.find(({ id }) => id === chosen) ?? ways[0];
  return (
    <>
      <Button
        leftSection={<IconArrowBackUp size={16} stroke={1.8} />}
        disabled={!isAllowed}
        title={isAllowed ? undefined : runs.mayNot}
        onClick={() => ask(true)}
      >
        {runs.undo}
      </Button>
      <Confirm
        isOpen={isAsking}
        onClose={() => ask(false)}
        title={runs.undoTitle}
        verb={runs.undo}
        isGrave
        problem={undo.error ?? conflicts.error ?? undefined}
        onConfirm={() =>
          undo.mutateAsync({ runId, keep: way?.keep, first: way?.first }).catch(() => undefined)
        }
      >
        <p>{runs.undoWords(format.amount(rows))}</p>
        {conflicts.isPending ? <SkeletonLines lines={1} /> : null}
        {conflicts.data && conflicts.data.count > 0 ? (
          <UndoConflicts conflicts={conflicts.data} ways={ways} way={way} onWay={choose} />
        ) : null}
      </Confirm>
    </>
  );
}
