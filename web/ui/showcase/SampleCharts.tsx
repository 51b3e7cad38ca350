import { ChartFrame } from "../charts/ChartFrame.tsx";
import { CurveChart } from "../charts/CurveChart.tsx";
import { useFormat } from "../FormatContext.tsx";
import { samplePoints } from "./sample.ts";

const main = samplePoints(9000, 0.8);
const average = samplePoints(6400, 0.97);
const before = samplePoints(7900, 0.84);

/** The profit curve, made of kit parts. */
export function SampleCharts() {
  const format = useFormat();
  const peak = main.reduce((best, point) => (point.y > best.y ? point : best));
  const fifth = main[40] ?? peak;
  const end = main.at(-1) ?? peak;
  return (
    <ChartFrame
      title="Profit of all customers, cumulated"
      note="€, Dec 2025 to Nov 2026, from the most profit to the least"
      sentence="20 % of customers bring 131 % of the profit; 155 of 793 cost more than they bring, together €71,224."
      table={{
        columns: ["Customers", "Profit so far"],
        rows: main
          .filter((_, index) => index % 20 === 0)
          .map((point) => [format.percent(point.x, { decimals: 0 }), format.amount(point.y)]),
      }}
    >
      <CurveChart
        label="Profit of all customers, cumulated"
        xLabel="share of customers"
        yLabel="profit so far, €"
        formatX={(x) => format.percent(x, { decimals: 0 })}
        formatY={(y) => format.short(y)}
        curves={[
          { id: "before", label: "the year before", look: "ghost", points: before },
          { id: "average", label: "with average costs", look: "dashed", points: average },
          { id: "main", label: "as measured", look: "main", points: main },
        ]}
        marks={[
          { ...fifth, label: "20 % bring 131 %", side: "left" },
          { ...peak, label: `peak ${format.short(peak.y)}` },
          { ...end, label: `end ${format.short(end.y)}`, side: "below" },
        ]}
        readOut={(point) =>
          `First ${format.percent(point.x, { decimals: 1 })} of customers: ${format.money(point.y)}`
        }
      />
    </ChartFrame>
  );
}
