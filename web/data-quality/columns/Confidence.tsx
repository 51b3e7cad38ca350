import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import { Tip } from "../../ui/pop/Tip.tsx";
import type { DraftColumn } from "../draft/draft.ts";
import classes from "./Confidence.module.css";
import { idOfUse } from "./uses-to-choose.ts";

const sureFrom = 0.85;
const likelyFrom = 0.5;

/** How sure the reading of a column is, with its reasons on hover, or on focus of the control it stands in. */
export function Confidence({ column }: { column: DraftColumn }) {
  const { columns: words } = useWizardTexts();
  const format = useFormat();
  const candidate = candidateOf(column);
  if (candidate === undefined) return null;
  const { confidence, reasons } = candidate;
  const level = confidence >= sureFrom ? "sure" : confidence >= likelyFrom ? "likely" : "unsure";
  return (
    <Tip
      label={
        <>
          <strong>{words.confidenceOf(format.percent(confidence, { decimals: 0 }))}</strong>
          <Reasons reasons={reasons} />
        </>
      }
    >
      <span className={classes.mark}>
        <StateMark
          tone={level === "unsure" ? "attention" : "quiet"}
          shape={level === "sure" ? "full" : level === "likely" ? "half" : "hollow"}
        >
          {words.confidence[level]}
        </StateMark>
      </span>
    </Tip>
  );
}

/** What was proposed of what the column is read as now, before that it is kept as well; nothing where somebody chose otherwise. */
export function candidateOf(column: DraftColumn): DraftColumn["candidates"][number] | undefined {
  const used = column.uses.map(idOfUse);
  const found = column.candidates.filter((one) => used.includes(idOfUse(one)));
  return found.find(({ as }) => as !== "custom") ?? found[0];
}

/** What speaks for a reading, a line each. */
export function Reasons({ reasons }: { reasons: readonly string[] }) {
  return (
    <ul className={classes.reasons}>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}
