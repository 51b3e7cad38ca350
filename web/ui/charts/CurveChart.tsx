import { lazy, Suspense } from "react";
import { Skeleton } from "../states/Skeleton.tsx";
import type { CurveChartProps } from "./CurvePlot.tsx";

const Plot = lazy(async () => ({ default: (await import("./CurvePlot.tsx")).CurvePlot }));

/** One curve, big, with marks and comparisons (see CurvePlot). Its code comes when it is first shown. */
export function CurveChart(props: CurveChartProps) {
  return (
    <Suspense fallback={<Skeleton height={props.height ?? 360} />}>
      <Plot {...props} />
    </Suspense>
  );
}
