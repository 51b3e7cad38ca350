import { lazy, Suspense } from "react";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { Steps } from "../../ui/states/Steps.tsx";
import { ChooseFiles } from "./ChooseFiles.tsx";

// Who begins an import chooses files first; columns, mending and rehearsal come while they are looked at.
const DraftSteps = lazy(async () => ({ default: (await import("./DraftSteps.tsx")).DraftSteps }));

type ImportStepsProps = {
  draftId: string | undefined;
  tableNo: number | undefined;
  onDraft: (draftId: string) => void;
  onTable: (tableNo: number) => void;
};

/** From files to a load, in steps on one page. The draft stands in the address, so it can be left and found again. */
export function ImportSteps({ draftId, tableNo, onDraft, onTable }: ImportStepsProps) {
  const { imports, draft } = useWizardTexts();
  if (draftId !== undefined)
    return (
      <Suspense fallback={<SkeletonLines lines={10} lineHeight={36} />}>
        <DraftSteps draftId={draftId} tableNo={tableNo} onTable={onTable} />
      </Suspense>
    );
  return (
    <Steps
      steps={[
        {
          id: "files",
          title: imports.stepFiles,
          state: "current",
          content: <ChooseFiles onDraft={onDraft} />,
        },
        { id: "columns", title: imports.stepColumns, state: "next" },
        { id: "problems", title: draft.stepProblems, state: "next" },
        { id: "rehearsal", title: imports.stepRehearsal, state: "next" },
        { id: "load", title: imports.stepLoad, state: "next" },
      ]}
    />
  );
}
