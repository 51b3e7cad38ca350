import { type coverageParts, listCoverageFacts } from "../../../contract/insight/costs/coverage.ts";
import { useReadPages } from "../../api.ts";
import { links } from "../../links.ts";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Peek } from "../../ui/frame/Peek.tsx";
import { Link } from "../../ui/Link.tsx";
import { FactList } from "./FactList.tsx";
import { lastDayOf } from "./last-day-of.ts";

export type Part = (typeof coverageParts)[number];

/** The facts behind one part of a month's coverage. */
export function CoverageFacts({ part, month, onClose }: { part: Part; month: string; onClose: () => void }) {
  const { coverage: t } = useCostsTexts();
  const format = useFormat();
  const list = useReadPages(listCoverageFacts, { part, from: month, until: lastDayOf(month), limit: 100 });
  return (
    <Peek label={t.factsOf(t.parts[part], format.month(month))} onClose={onClose}>
      {part === "without_customer" ? <Link href={links.unattributed()}>{t.toUnattributed}</Link> : null}
      <FactList list={list} empty={t.empty} />
    </Peek>
  );
}
