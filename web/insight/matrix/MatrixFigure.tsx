import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { dearServingShare } from "../../../contract/insight/value-matrix.ts";
import { links } from "../../links.ts";
import { useProfitTexts } from "../../texts/profit/useProfitTexts.ts";
import { bentScale } from "../../ui/charts/bent-scale.ts";
import { ChartFrame } from "../../ui/charts/ChartFrame.tsx";
import { ScatterPlot } from "../../ui/charts/ScatterPlot.tsx";
import type { ScatterGroup, ScatterLine } from "../../ui/charts/scatter.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { useNavigation } from "../../ui/Link.tsx";
import { MatrixLegend } from "./MatrixLegend.tsx";
import { MatrixReadOut } from "./MatrixReadOut.tsx";
import type { MatrixPoints, ValueMatrix } from "./matrix-points.ts";
import {
  type Letter,
  letters,
  lettersOf,
  type MatrixSearch,
  readLasso,
  writeLasso,
} from "./matrix-search.ts";

/** Shape and colour of each rating's points, in the order of `letters`. */
const looks: Record<Letter, Pick<ScatterGroup, "shape" | "colour">> = {
  A: { shape: "diamond", colour: "--accent-text" },
  B: { shape: "circle", colour: "--gain-bar" },
  C: { shape: "triangle", colour: "--attention-bar" },
  N: { shape: "cross", colour: "--ink-3" },
};
const groups: readonly ScatterGroup[] = letters.map((letter) => ({
  id: letter,
  label: letter,
  ...looks[letter],
}));

type MatrixFigureProps = {
  matrix: ValueMatrix;
  points: MatrixPoints;
  search: MatrixSearch;
  onSearch: (next: MatrixSearch) => void;
};

/** Every customer as a point: to the right what is left before serving, upwards what serving takes. */
export function MatrixFigure({ matrix, points, search, onSearch }: MatrixFigureProps) {
  const { matrix: t } = useProfitTexts();
  const format = useFormat();
  const { go } = useNavigation();
  const isPhone = useMediaQuery("(max-width: 760px)") ?? false;
  const [isDrawing, setDrawing] = useState(false);
  const scale = useMemo(
    () => bentScale(search.scale === "straight" ? 0 : points.bend),
    [search.scale, points.bend],
  );
  const shown = lettersOf(search).join();
  const hidden = useMemo(() => new Set<string>(letters.filter((letter) => !shown.includes(letter))), [shown]);
  const { region, lasso } = search;
  const isPale = useMemo(
    () => (region && !lasso ? (index: number) => points.regionOf(index) !== region : undefined),
    [region, lasso, points],
  );
  const sign = format.currencySign();

  return (
    <ChartFrame
      title={t.chart}
      note={t.note(sign, `${format.month(matrix.window.from)} – ${format.month(matrix.window.until)}`)}
      actions={
        isPhone ? (
          <Button
            size="xs"
            variant={isDrawing ? "filled" : "subtle"}
            aria-pressed={isDrawing}
            onClick={() => setDrawing(!isDrawing)}
          >
            {t.drawOn}
          </Button>
        ) : undefined
      }
    >
      <MatrixLegend groups={groups} search={search} onSearch={onSearch} />
      <ScatterPlot
        label={t.chart}
        points={points}
        groups={groups}
        scale={scale}
        lines={linesOf(t, format.percent(dearServingShare, { decimals: 0 }))}
        xLabel={t.x(sign)}
        yLabel={t.y(sign)}
        format={(amount) => format.short(amount)}
        hidden={hidden}
        isPale={isPale}
        isDrawing={isDrawing}
        lasso={readLasso(lasso, scale)}
        onLasso={(corners) => {
          setDrawing(false);
          onSearch({ ...search, lasso: writeLasso(scale.bend, corners), region: undefined });
        }}
        onPoint={(index) => go(links.party(points.idOf(index)))}
        readOut={(index) => <MatrixReadOut points={points} index={index} window={search.window ?? "12m"} />}
        height={isPhone ? 380 : 480}
      />
    </ChartFrame>
  );
}

function linesOf(
  t: { zeroLine: string; dearLine: (share: string) => string },
  share: string,
): readonly ScatterLine[] {
  return [
    { id: "zero", label: t.zeroLine, y: (x) => x, look: "strong" },
    { id: "dear", label: t.dearLine(share), y: (x) => Math.max(0, dearServingShare * x), look: "fine" },
  ];
}
