import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { CurveWindow } from "../../contract/insight/value-windows.ts";
import { readProfitCurve } from "../../contract/insight.ts";
import { useRead } from "../api.ts";
import { AboutAmounts } from "../insight/AboutAmounts.tsx";
import { CurveParties } from "../insight/curve/CurveParties.tsx";
import { CurveSentence, type ProfitCurve } from "../insight/curve/CurveSentence.tsx";
import { CurveStrip } from "../insight/curve/CurveStrip.tsx";
import { CurveSwitches } from "../insight/curve/CurveSwitches.tsx";
import { LorenzFigure } from "../insight/curve/LorenzFigure.tsx";
import { ProfitCurveFigure } from "../insight/curve/ProfitCurveFigure.tsx";
import { OfAllCustomers } from "../insight/OfAllCustomers.tsx";
import { links } from "../links.ts";
import { useCurveTexts } from "../texts/profit/useCurveTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { Link, useNavigation } from "../ui/Link.tsx";
import { Section } from "../ui/layout/Section.tsx";

const route = getRouteApi("/shell/insight/profit-curve");

/** Who brings how much: all customers from the most profit to the least on one curve. */
export function ProfitCurvePage() {
  const { curve: t } = useCurveTexts();
  return (
    <AboutAmounts title={t.title}>
      <CurveOfAll />
    </AboutAmounts>
  );
}

function CurveOfAll() {
  const { curve: t } = useCurveTexts();
  const { go } = useNavigation();
  const search = route.useSearch();
  const { measure = "profit", window = "12m", by = "customer", from = 1 } = search;
  const read = useRead(
    readProfitCurve,
    {
      measure,
      window,
      by,
      ...(search.before && window === "12m" && { before: "true" }),
      ...(search.average && measure === "profit" && { average: "true" }),
    },
    { keepsFormer: true },
  );
  const listFrom = (rank: number) =>
    go(links.profitCurve({ ...search, from: rank === 1 ? undefined : rank }), { replace: true });
  return (
    <OfAllCustomers
      title={measure === "profit" ? t.title : t.revenueTitle}
      sentence={(curve) => <Said curve={curve} />}
      switches={
        <CurveSwitches search={search} onSearch={(next) => go(links.profitCurve(next), { replace: true })} />
      }
      read={read}
      reads={[readProfitCurve]}
      height={470}
      empty={{ title: t.emptyTitle, sentence: t.emptySentence }}
    >
      {(curve) => (
        <>
          {search.shape === "lorenz" ? (
            <LorenzFigure curve={curve} />
          ) : (
            <ProfitCurveFigure curve={curve} onRank={listFrom} />
          )}
          <CurveStrip curve={curve} window={window} onRank={listFrom} />
          <CustomersOfCurve
            measure={measure}
            window={window}
            by={by}
            from={from}
            end={curve.customers}
            onFrom={listFrom}
          />
        </>
      )}
    </OfAllCustomers>
  );
}

/** The sentence, and below it what it does not say by itself. */
function Said({ curve }: { curve: ProfitCurve }) {
  const { curve: t } = useCurveTexts();
  const format = useFormat();
  const hidden = curve.average ? curve.losing - curve.average.losing : 0;
  return (
    <>
      <CurveSentence curve={curve} />
      {curve.average ? (
        <>
          {` ${hidden > 0 ? t.averageSentence(format.amount(hidden)) : t.averageSame} `}
          <Link href={links.averageMethod()}>{t.averageLink}</Link>.
        </>
      ) : null}
      {curve.coverage !== null && curve.coverage < 0.995 && curve.measure === "profit"
        ? ` ${t.coverage(format.percent(curve.coverage, { decimals: 0 }))}`
        : null}
    </>
  );
}

type CustomersOfCurveProps = {
  measure: "profit" | "revenue";
  window: CurveWindow;
  by: "customer" | "group";
  from: number;
  end: number;
  onFrom: (rank: number) => void;
};

function CustomersOfCurve({ measure, window, by, from, end, onFrom }: CustomersOfCurveProps) {
  const { curve: t } = useCurveTexts();
  const format = useFormat();
  return (
    <Section
      title={t.lists[by]}
      {...(from > 1 && { note: t.listFrom(format.amount(from)) })}
      actions={
        <>
          <Button variant="subtle" onClick={() => onFrom(1)} disabled={from === 1}>
            {t.fromTop}
          </Button>
          <Button variant="subtle" onClick={() => onFrom(Math.max(1, end - 49))} disabled={end <= 50}>
            {t.fromEnd}
          </Button>
        </>
      }
    >
      <CurveParties measure={measure} window={window} by={by} fromRank={from} />
    </Section>
  );
}
