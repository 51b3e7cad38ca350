import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import type { ProblemRow } from "../draft/draft.ts";
import type { Mending } from "./useMending.ts";

type CheckMarkProps = { row: ProblemRow; wrong: readonly string[]; mending: Mending };

/** How a row stands: still wrong, being checked, mended, left out. */
export function CheckMark({ row, wrong, mending }: CheckMarkProps) {
  const { mending: words } = useWizardTexts();
  if (mending.isLeftOut(row)) return <StateMark shape="hollow">{words.leftOut}</StateMark>;
  const states = wrong.map((column) =>
    mending.byRule(row, column) === undefined ? mending.checkOf(row, column)?.state : "rule",
  );
  if (states.includes("checking")) return <StateMark shape="half">{words.checking}</StateMark>;
  if (states.includes("unreadable")) return <StateMark tone="cost">{words.mendedStill}</StateMark>;
  if (states.length > 0 && states.every((state) => state === "rule"))
    return <StateMark tone="gain">{words.byRule}</StateMark>;
  if (states.length > 0 && states.every((state) => state !== undefined))
    return <StateMark tone="gain">{words.mended}</StateMark>;
  return (
    <StateMark tone="attention" shape="hollow">
      {words.wrong}
    </StateMark>
  );
}
