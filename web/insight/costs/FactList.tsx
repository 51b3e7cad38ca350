import { Button } from "@mantine/core";
import { links } from "../../links.ts";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Link } from "../../ui/Link.tsx";
import { ErrorNote, type Problem } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import classes from "./costs.module.css";

type Fact = {
  partyId: string;
  customer: string | null;
  sourceKind: string;
  sourceId: string;
  lineNo: number | null;
  onDay: string;
  source: string;
  minutes: number | null;
  amount?: string | null | undefined;
  activity?: string | null;
};

type FactListProps = {
  list: {
    rows: readonly Fact[];
    state: "loading" | "ready" | "error";
    problem: Problem | undefined;
    hasMore: boolean;
    isLoadingMore: boolean;
    onMore: () => void;
    onRetry: () => void;
  };
  empty: string;
};

/** Facts behind a figure, each leading to its document or its customer. */
export function FactList({ list, empty }: FactListProps) {
  const { costs, activity: t } = useCostsTexts();
  const format = useFormat();
  if (list.problem) return <ErrorNote problem={list.problem} onRetry={list.onRetry} />;
  if (list.state === "loading") return <SkeletonLines lines={8} lineHeight={44} />;
  return (
    <>
      {list.rows.length === 0 ? <p>{empty}</p> : null}
      <ul className={classes.list}>
        {list.rows.map((fact) => (
          <li key={`${fact.sourceId} ${fact.lineNo} ${fact.activity}`} className={classes.example}>
            <span className={classes.name} title={fact.source}>
              <Link href={addressOf(fact)}>{fact.source}</Link>
            </span>
            <span>{fact.minutes === null ? null : t.min(format.amount(fact.minutes))}</span>
            {fact.amount == null ? <span /> : <Amount value={fact.amount} decimals={2} />}
            <span className={classes.about}>
              <DateText value={fact.onDay} /> · {fact.customer ?? costs.nobody}
              {fact.activity ? ` · ${fact.activity}` : null}
            </span>
          </li>
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" onClick={list.onMore} loading={list.isLoadingMore}>
          {costs.more}
        </Button>
      ) : null}
    </>
  );
}

function addressOf({ sourceKind, partyId, sourceId, customer }: Fact): string {
  if (sourceKind === "document" || sourceKind === "document_line") return links.document(partyId, sourceId);
  return customer === null ? links.unattributed() : links.party(partyId);
}
