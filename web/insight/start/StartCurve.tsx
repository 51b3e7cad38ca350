import { links } from "../../links.ts";
import { useStartTexts } from "../../texts/start/useStartTexts.ts";
import { CurveChart } from "../../ui/charts/CurveChart.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link, useNavigation } from "../../ui/Link.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import type { Start } from "./StartStory.tsx";

/** The profit curve in small; any point leads to that place on the large one. */
export function StartCurve({ start }: { start: Start }) {
  const { start: t, curve: words } = useStartTexts();
  const format = useFormat();
  const { go } = useNavigation();
  const { curve = [], customers, top20Share } = start;
  const best = Math.ceil(0.2 * customers);
  const top = curve.find((point) => point.customers === best);
  const isMine = start.whose === "mine";
  const said = isMine ? t.curveMine : t.curve;
  return (
    <Section
      title={words.title}
      note={t.curveNote(format.currencySign())}
      {...(isMine ? {} : { actions: <Link href={links.profitCurve()}>{t.curveAll}</Link> })}
    >
      <CurveChart
        label={said}
        xLabel={words.whom.customer}
        yLabel={words.soFar.profit}
        formatX={(x) => format.amount(x)}
        formatY={(y) => format.short(y)}
        curves={[
          {
            id: "main",
            label: words.asMeasured,
            look: "main",
            points: [
              { x: 0, y: 0 },
              ...curve.map((point) => ({ x: point.customers, y: Number(point.amount) })),
            ],
          },
        ]}
        marks={
          top && top20Share != null
            ? [
                {
                  x: top.customers,
                  y: Number(top.amount),
                  label: words.top20(format.percent(top20Share, { decimals: 0 })),
                  side: "below",
                },
              ]
            : []
        }
        readOut={(point) =>
          words.readOut(
            format.amount(point.x),
            format.percent(point.x / (customers || 1)),
            format.money(point.y),
            words.whom.customer,
          )
        }
        {...(isMine
          ? {}
          : { onPoint: (point) => go(links.profitCurve({ from: point.x > 1 ? point.x : undefined })) })}
        height={290}
      />
    </Section>
  );
}
