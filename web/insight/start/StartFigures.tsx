import { links } from "../../links.ts";
import { useStartTexts } from "../../texts/start/useStartTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Delta } from "../../ui/figures/Delta.tsx";
import { Figure } from "../../ui/figures/Figure.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import type { Start } from "./StartStory.tsx";
import classes from "./start.module.css";

/** All customers in four figures, each with its reason and a way to its rows. */
export function StartFigures({ start }: { start: Start }) {
  const { start: texts } = useStartTexts();
  const t = texts.figures;
  const format = useFormat();
  const all = format.amount(start.customers);
  const isMine = start.whose === "mine";
  const mine = isMine ? { owner: "me" } : {};
  const { profit, profitBefore, losing = 0, losses = "0", top20Share, coverage } = start;
  const window = start.window
    ? `${format.month(start.window.from)} – ${format.month(start.window.until)}`
    : "";
  return (
    <Section
      title={isMine ? t.titleMine : t.title}
      note={start.isStale ? `${window}, ${t.stale}` : window}
      isFirst
    >
      <div className={classes.figures}>
        <Figure
          label={t.profit}
          value={profit}
          as="money"
          size="large"
          href={links.customers(mine)}
          beside={<Change profit={profit} before={profitBefore} />}
          reason={profitBefore === null ? t.noBefore : t.against}
        />
        <Figure
          label={t.losing}
          value={losing}
          size="large"
          href={links.customers({ losing: "true", ...mine })}
          reason={losing === 0 ? t.losingNone(all) : t.losingReason(format.money(losses), all)}
        />
        <Figure
          label={t.top}
          value={top20Share}
          as="percent"
          href={links.profitCurve()}
          reason={t.topReason}
        />
        <Figure
          label={t.coverage}
          value={coverage}
          as="percent"
          reason={coverage === 1 ? t.coverageFull : t.coverageReason}
        />
      </div>
    </Section>
  );
}

/** By how much the profit moved; without a meaning where the year before brought nothing. */
function Change({ profit, before }: { profit: string | undefined; before: string | null | undefined }) {
  if (profit === undefined || before == null || Number(before) <= 0) return null;
  return <Delta value={Number(profit) / Number(before) - 1} />;
}
