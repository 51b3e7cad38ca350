import { useElementSize } from "@mantine/hooks";
import { type ReactNode, useEffect, useId, useMemo, useRef, useSyncExternalStore } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import type { BentScale } from "./bent-scale.ts";
import { drawScatter } from "./draw-scatter.ts";
import { ScatterAxes } from "./ScatterAxes.tsx";
import classes from "./ScatterPlot.module.css";
import { type ScatterGroup, type ScatterLine, type ScatterPoints, scatterDrawing } from "./scatter.ts";
import { useScatterPointer } from "./useScatterPointer.ts";

type Place = { x: number; y: number };

export type ScatterPlotProps = {
  /** Read out as the name of the chart. */
  label: string;
  points: ScatterPoints;
  groups: readonly ScatterGroup[];
  scale: BentScale;
  lines?: readonly ScatterLine[];
  xLabel: string;
  yLabel: string;
  format: (amount: number) => string;
  /** Points that stand behind the others, pale; and groups that are left out. */
  isPale?: ((index: number) => boolean) | undefined;
  hidden?: ReadonlySet<string>;
  /** What is said of the point that is read. */
  readOut: (index: number) => ReactNode;
  onPoint?: (index: number) => void;
  /** The corners of what was drawn around, on the scale; undefined when nothing can be. */
  onLasso?: (corners: Place[]) => void;
  /** What was drawn around before. */
  lasso?: readonly Place[] | undefined;
  isDrawing?: boolean;
  height?: number;
};

/**
 * Up to a hundred thousand points on a canvas, with scales, lines and reader as SVG above it. The pointer or the arrow keys read
 * a point, Enter or a click opens it, a stroke around some of them chooses them.
 */
export function ScatterPlot(props: ScatterPlotProps) {
  const { points, groups, scale, hidden, isPale, height = 460 } = props;
  const { chart } = useTexts();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const wide = Math.max(width, 280);
  const drawing = useMemo(() => scatterDrawing(points, scale, wide, height), [points, scale, wide, height]);
  const isShown = useMemo(() => {
    const isOut = groups.map((group) => hidden?.has(group.id) ?? false);
    return (index: number) => !isOut[points.group[index] ?? 0];
  }, [groups, hidden, points]);
  const reader = useScatterPointer({
    drawing,
    isShown,
    isDrawing: props.isDrawing ?? false,
    onPoint: props.onPoint,
    onLasso: props.onLasso,
  });
  const { at } = reader;
  return (
    <div ref={ref} className={classes.frame}>
      <div className={classes.surface} style={{ height }}>
        {width > 0 ? (
          <Points
            points={points}
            groups={groups}
            drawing={drawing}
            tone={(index) => (isShown(index) ? (isPale?.(index) ? 0 : 1) : undefined)}
            redrawOn={[isShown, isPale]}
          />
        ) : null}
        <svg
          className={classes.over}
          width={wide}
          height={height}
          role="application"
          aria-label={`${props.label}. ${chart.readPointsWithKeys}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys read its points
          tabIndex={0}
          data-drawing={props.isDrawing || undefined}
          {...reader.handlers}
        >
          <ScatterAxes drawing={drawing} format={props.format} xLabel={props.xLabel} yLabel={props.yLabel} />
          <Lines drawing={drawing} lines={props.lines ?? []} />
          <Lasso
            corners={
              reader.lasso ??
              props.lasso?.map((corner) => ({ x: drawing.x(corner.x), y: drawing.y(corner.y) }))
            }
          />
          {at === undefined ? null : (
            <circle className={classes.reader} cx={drawing.xs[at]} cy={drawing.ys[at]} r={7} />
          )}
        </svg>
      </div>
      <output className={classes.readOut} aria-live="polite">
        {at === undefined ? chart.readPoints : props.readOut(at)}
      </output>
    </div>
  );
}

type PointsProps = Pick<ScatterPlotProps, "points" | "groups"> & {
  drawing: ReturnType<typeof scatterDrawing>;
  tone: (index: number) => 0 | 1 | undefined;
  redrawOn: readonly unknown[];
};

function Points({ points, groups, drawing, tone, redrawOn }: PointsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: tone is new each time; what it depends on stands in redrawOn
  useEffect(() => {
    if (canvas.current === null) return;
    const style = getComputedStyle(canvas.current);
    const ink = {
      groups,
      ratio: globalThis.devicePixelRatio || 1,
      colourOf: (variable: string) => style.getPropertyValue(variable).trim(),
    };
    canvas.current.dataset.drawn = String(drawScatter(canvas.current, points, drawing, ink, tone));
  }, [points, groups, drawing, theme, ...redrawOn]);
  return (
    <canvas
      ref={canvas}
      className={classes.canvas}
      style={{ width: drawing.width, height: drawing.height }}
      aria-hidden
    />
  );
}

/** The theme by name: a canvas does not follow the palette by itself. */
function useTheme(): string | undefined {
  return useSyncExternalStore(watchTheme, () => document.documentElement.dataset.mantineColorScheme);
}

function watchTheme(changed: () => void): () => void {
  const watcher = new MutationObserver(changed);
  watcher.observe(document.documentElement, { attributeFilter: ["data-mantine-color-scheme"] });
  return () => watcher.disconnect();
}

function Lines({
  drawing,
  lines,
}: {
  drawing: ReturnType<typeof scatterDrawing>;
  lines: readonly ScatterLine[];
}) {
  const clip = useId();
  return (
    <g aria-hidden>
      <clipPath id={clip}>
        <rect
          x={drawing.left}
          y={drawing.top}
          width={Math.max(0, drawing.right - drawing.left)}
          height={Math.max(0, drawing.bottom - drawing.top)}
        />
      </clipPath>
      {lines.map((line) => {
        const { d, end } = drawing.lineOf(line);
        return (
          <g key={line.id}>
            <path className={classes[line.look]} d={d} clipPath={`url(#${clip})`} />
            {end && (line.look === "strong" || !drawing.isNarrow) ? (
              // Above its line, or below the fine one: words between two lines would stand across one of them.
              <text
                className={classes.lineWords}
                x={line.look === "strong" ? end.x - 6 : drawing.right}
                y={line.look === "strong" ? end.y : end.y + 26}
                textAnchor="end"
              >
                {line.label}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

function Lasso({ corners }: { corners: readonly Place[] | undefined }) {
  if (corners === undefined || corners.length < 2) return null;
  return (
    <path
      className={classes.lasso}
      d={`M${corners.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}Z`}
      aria-hidden
    />
  );
}
