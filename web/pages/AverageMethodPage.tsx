import { getRouteApi } from "@tanstack/react-router";
import type { OutputOf } from "../../contract/endpoint.ts";
import { readAverageMethod } from "../../contract/insight.ts";
import { useRead } from "../api.ts";
import { AboutAmounts } from "../insight/AboutAmounts.tsx";
import { MischargedTable } from "../insight/average/MischargedTable.tsx";
import classes from "../insight/curve/CurveSwitches.module.css";
import { OfAllCustomers } from "../insight/OfAllCustomers.tsx";
import { links } from "../links.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useProfitTexts } from "../texts/profit/useProfitTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { Figure, FigureRow } from "../ui/figures/Figure.tsx";
import { Choice } from "../ui/forms/Choice.tsx";
import { Link, useNavigation } from "../ui/Link.tsx";
import { Columns } from "../ui/layout/Columns.tsx";
import { Section } from "../ui/layout/Section.tsx";

type Method = OutputOf<typeof readAverageMethod>;

const route = getRouteApi("/shell/insight/average-method");

/** The cost of serving spread evenly, beside what it really took of each customer. */
export function AverageMethodPage() {
  const { average: t } = useProfitTexts();
  return (
    <AboutAmounts title={t.title}>
      <AverageOfAll />
    </AboutAmounts>
  );
}

function AverageOfAll() {
  const { average: t, curve, matrix } = useProfitTexts();
  const { go } = useNavigation();
  const { window = "12m", spread = "revenue" } = route.useSearch();
  const read = useRead(readAverageMethod, { window, spread }, { keepsFormer: true });
  const show = (next: { window?: string; spread?: string }) =>
    go(links.averageMethod({ window, spread, ...next }), { replace: true });
  return (
    <OfAllCustomers
      title={t.title}
      above={[{ label: curve.title, href: links.profitCurve() }]}
      lead={t.lead}
      sentence={(method) => <Said method={method} />}
      actions={
        <div className={classes.switches}>
          <Choice
            label={t.spread}
            value={spread}
            onChange={(next) => show({ spread: next })}
            options={[
              { value: "revenue", label: t.byRevenue },
              { value: "customers", label: t.byCustomers },
            ]}
          />
          <Choice
            label={t.window}
            value={window}
            onChange={(next) => show({ window: next })}
            options={[
              { value: "12m", label: t.twelveMonths },
              { value: "all", label: t.all },
            ]}
          />
        </div>
      }
      read={read}
      reads={[readAverageMethod]}
      height={420}
      empty={{ title: matrix.emptyTitle, sentence: matrix.emptySentence }}
    >
      {(method) => <Compared method={method} window={window} />}
    </OfAllCustomers>
  );
}

function Said({ method }: { method: Method }) {
  const { average: t } = useProfitTexts();
  const format = useFormat();
  const maySeeCosts = useMay("cost.read");
  if (method.misplacedShare === null)
    return (
      <>
        {t.sentenceNone}{" "}
        {maySeeCosts ? <Link href={links.costs({ tab: "activities" })}>{t.whatIsCharged}</Link> : null}
      </>
    );
  return (
    <>
      {t.sentence(
        format.money(method.misplaced),
        format.percent(method.misplacedShare),
        format.money(method.serving),
      )}{" "}
      {t.signs(format.amount(method.hidden), format.amount(method.blamed))}
    </>
  );
}

function Compared({ method, window }: { method: Method; window: "12m" | "all" }) {
  const { average: t } = useProfitTexts();
  const format = useFormat();
  const days = `${format.date(method.window.from)} – ${format.date(method.window.until)}`;
  return (
    <>
      <Section isFirst>
        <FigureRow>
          <Figure
            label={t.figures.serving}
            value={method.serving}
            as="money"
            reason={t.figures.servingReason}
            tip={{ formula: t.figures.servingReason, window: days }}
          />
          <Figure
            label={t.figures.misplaced}
            value={method.misplaced}
            as="money"
            reason={t.figures.misplacedReason}
            tip={{ formula: t.figures.misplacedReason, window: days }}
          />
          <Figure
            label={t.figures.losing}
            value={method.losing}
            reason={t.figures.losingReason(format.amount(method.losingAverage))}
            href={links.profitCurve({ average: true, window: window === "all" ? window : undefined })}
          />
          <Figure
            label={t.figures.changed}
            value={method.hidden + method.blamed}
            reason={t.figures.changedReason}
          />
        </FigureRow>
      </Section>
      <Columns widths={["1fr", "1fr"]}>
        <MischargedTable title={t.undercharged} note={t.underchargedNote} rows={method.undercharged} />
        <MischargedTable title={t.overcharged} note={t.overchargedNote} rows={method.overcharged} />
      </Columns>
    </>
  );
}
