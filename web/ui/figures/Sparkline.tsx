import { useTexts } from "../../texts/TextsContext.tsx";
import { useFormat } from "../FormatContext.tsx";
import classes from "./Sparkline.module.css";

type SparklineProps = {
  values: readonly number[];
  /** Read out before first and last value: "Profit per month". */
  label: string;
  as?: "line" | "bars";
  width?: number;
  height?: number;
};

/** A trend as large as a word. Zero is in the picture; bars below it are losses. */
export function Sparkline({ values, label, as = "bars", width = 72, height = 18 }: SparklineProps) {
  const format = useFormat();
  const { figure } = useTexts();
  const first = values[0];
  const last = values.at(-1);
  if (first === undefined || last === undefined) return null;
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const span = high - low || 1;
  const y = (value: number) => height - 1 - ((value - low) / span) * (height - 2);
  const said = `${label}: ${figure.trend(format.amount(first), format.amount(last))}`;

  return (
    <svg
      className={classes.spark}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={said}
    >
      <title>{said}</title>
      {as === "bars" ? (
        <Bars values={values} y={y} width={width} />
      ) : (
        <Line values={values} y={y} width={width} />
      )}
      {low < 0 ? <line className={classes.zero} x1={0} x2={width} y1={y(0)} y2={y(0)} /> : null}
    </svg>
  );
}

type DrawProps = { values: readonly number[]; y: (value: number) => number; width: number };

function Bars({ values, y, width }: DrawProps) {
  const step = width / values.length;
  return values.map((value, index) => {
    const top = Math.min(y(value), y(0));
    const tall = Math.max(1, Math.abs(y(value) - y(0)));
    const tone = value < 0 ? classes.below : index === values.length - 1 ? classes.last : classes.bar;
    return (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: the position is what the bar stands for
        key={index}
        className={tone}
        x={index * step + 0.5}
        width={Math.max(1, step - 1.5)}
        y={top}
        height={tall}
      />
    );
  });
}

function Line({ values, y, width }: DrawProps) {
  const step = width / Math.max(1, values.length - 1);
  const points = values
    .map((value, index) => `${(index * step).toFixed(1)},${y(value).toFixed(1)}`)
    .join(" ");
  const last = values.at(-1) ?? 0;
  return (
    <>
      <polyline className={classes.line} points={points} />
      <circle className={classes.dot} cx={width - 2} cy={y(last)} r={2} />
    </>
  );
}
