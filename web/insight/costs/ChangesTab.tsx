import { listCostChanges } from "../../../contract/insight.ts";
import { useReadPages } from "../../api.ts";
import { links } from "../../links.ts";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { ChangeView } from "./ChangeView.tsx";
import { changeTones } from "./change-tones.ts";
import classes from "./costs.module.css";
import { type ChangeRow, useDecisionWords } from "./useDecisionWords.ts";

/** Drafts and what became of them, the newest first; one of them opened. */
export function ChangesTab({ opened }: { opened: string | undefined }) {
  return opened === undefined ? <ChangeList /> : <ChangeView key={opened} changeId={opened} />;
}

function ChangeList() {
  const { change: t, costs } = useCostsTexts();
  const list = useReadPages(listCostChanges, {});
  if (list.problem) return <ErrorNote problem={list.problem} onRetry={list.onRetry} />;
  if (list.state === "loading") return <SkeletonLines lines={6} lineHeight={44} />;
  if (list.rows.length === 0)
    return (
      <Empty
        title={t.none}
        sentence={t.noneSentence}
        action={<ButtonLink href={links.costs()}>{t.toPools}</ButtonLink>}
      />
    );
  return (
    <>
      <ul className={classes.list}>
        {list.rows.map((row) => (
          <ChangeLine key={row.changeId} row={row} />
        ))}
      </ul>
      {list.hasMore ? (
        <button type="button" className={classes.rowButton} onClick={list.onMore}>
          {costs.more}
        </button>
      ) : null}
    </>
  );
}

function ChangeLine({ row }: { row: ChangeRow }) {
  const { change: t, rates } = useCostsTexts();
  const format = useFormat();
  const decided = useDecisionWords();
  const days = row.validFrom === null ? rates.always : rates.since(format.date(row.validFrom));
  return (
    <li className={classes.example}>
      <span className={classes.name}>
        <Link href={links.costs({ tab: "changes", change: row.changeId })}>{row.title}</Link>, {days}
      </span>
      <span />
      <StateMark {...changeTones[row.state]}>{t.states[row.state]}</StateMark>
      <span className={classes.about}>
        {decided(row)} · {row.reason}
      </span>
    </li>
  );
}
