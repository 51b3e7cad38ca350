import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useState } from "react";
import { listRuns, readImport, readRun, undoRun } from "../../contract/data-quality.ts";
import { useWrite } from "../api.ts";
import { links } from "../links.ts";
import { useDataQualityTexts } from "../texts/useDataQualityTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Confirm } from "../ui/states/Confirm.tsx";
import { toastDone } from "../ui/states/toast.tsx";

type UndoLoadProps = { runId: string; rows: number; isAllowed: boolean };

/** Takes a whole load back, after saying what that means. */
export function UndoLoad({ runId, rows, isAllowed }: UndoLoadProps) {
  const { runs } = useDataQualityTexts();
  const format = useFormat();
  const { go } = useNavigation();
  const [isAsking, ask] = useState(false);
  const undo = useWrite(undoRun, {
    invalidates: [readRun, readImport, listRuns],
    onDone: (output) => {
      toastDone(runs.undoStarted);
      go(links.run(output.runId));
    },
  });
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
        problem={undo.error ?? undefined}
        onConfirm={() => undo.mutateAsync({ runId }).catch(() => undefined)}
      >
        {runs.undoWords(format.amount(rows))}
      </Confirm>
    </>
  );
}
