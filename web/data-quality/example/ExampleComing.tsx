import { readRun } from "../../../contract/data-quality.ts";
import { useRead } from "../../api.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useExampleTexts } from "../../texts/start/useExampleTexts.ts";
import { PageHeader } from "../../ui/layout/PageHeader.tsx";
import { ProgressLine } from "../../ui/states/ProgressLine.tsx";
import classes from "./example.module.css";

const lookEveryMs = 400;

/** The example company while it is being written: how far it is. */
export function ExampleComing({ runId }: { runId: string }) {
  const { example: t } = useExampleTexts();
  const mayRead = useMay("run.read");
  const { data } = useRead(readRun, { runId }, { isOn: mayRead, every: lookEveryMs });
  const isWriting = data?.expected != null && data.counts.read < data.expected;
  return (
    <>
      <PageHeader title={t.coming} sentence={t.comingSentence} />
      <div className={classes.progress}>
        <ProgressLine
          label={data?.step ?? t.waiting}
          done={data?.counts.read ?? 0}
          total={isWriting ? (data.expected ?? undefined) : undefined}
        />
      </div>
    </>
  );
}
