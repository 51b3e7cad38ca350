import { useTexts } from "../../texts/TextsContext.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";

/** Open cases and tasks past their day, in a few words; nothing when nothing is open. */
export function OpenMark({ cases, overdue }: { cases: number; overdue: number }) {
  const { customers: t } = useTexts();
  const format = useFormat();
  if (cases === 0 && overdue === 0) return null;
  const words = [
    ...(cases > 0 ? [format.count(cases, t.cases)] : []),
    ...(overdue > 0 ? [t.overdue(format.amount(overdue))] : []),
  ];
  return (
    <StateMark tone={overdue > 0 ? "cost" : "active"} shape={overdue > 0 ? "full" : "half"}>
      {words.join(", ")}
    </StateMark>
  );
}
