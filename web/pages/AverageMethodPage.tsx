import { getRouteApi } from "@tanstack/react-router";
import type { OutputOf } from "../../contract/endpoint.ts";
import { readAverageMethod } from "../../contract/insight.ts";
import { useRead } from "../api.ts";
import { AboutAmounts } from "../insight/AboutAmounts.tsx";
import { MischargedTable } from "../insight/average/MischargedTable.tsx";
import classes from "../insight/curve/CurveSwitches.module.css";
import { Freshness } from "../insight/Freshness.tsx";
import { links } from "../links.ts";
import { useProfitTexts } from "../texts/profit/useProfitTexts.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { useFormat } from "../ui/FormatContext.tsx";
import { Figure, FigureRow } from "../ui/figures/Figure.tsx";
import { Choice } from "../ui/forms/Choice.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Columns } from "../ui/layout/Columns.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Section } from "../ui/layout/Section.tsx";
import { Empty } from "../ui/states/Empty.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { Skeleton } from "../ui/states/Skeleton.tsx";

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
  const { data, error, refetch } = useRead(readAverageMethod, { window, spread }, { keepsFormer: true });
  const show = (next: { window?: string; spread?: string }) =>
    go(links.averageMethod({ window, spread, ...next }), { replace: true });
  return (
    <Page>
      <Trail steps={[{ label: curve.title, href: links.profitCurve() }, { label: t.title }]} />
      <PageHeader
        title={t.title}
        sentence={data && data.customers > 0 ? <Said method={data} /> : t.lead}
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
      />
      <Freshness reads={[readAverageMethod]} />
      {error ? <ErrorNote problem={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <Skeleton height={420} /> : null}
      {data?.customers === 0 ? (
        <Empty
          title={matrix.emptyTitle}
          sentence={matrix.emptySentence}
          action={<ButtonLink href={links.imports()}>{curve.importFiles}</ButtonLink>}
        />
      ) : null}
      {data && data.customers > 0 ? <Compared method={data} window={window} /> : null}
    </Page>
  );
}

function Said({ method }: { method: Method }) {
  const { average: t } = useProfitTexts();
  const format = useFormat();
  if (method.misplacedShare === null) return t.sentenceNone;
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
