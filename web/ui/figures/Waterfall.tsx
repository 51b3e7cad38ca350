import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { classNames } from "../class-names.ts";
import type { Figure } from "../format-settings.ts";
import { Amount } from "./Amount.tsx";
import { Opens } from "./Opens.tsx";
import type { FigureSource } from "./SourceTip.tsx";
import classes from "./Waterfall.module.css";

export type WaterfallRow = {
  id: string;
  label: string;
  /** As it enters the sum: what is taken away is negative, a total is what remains. */
  amount: Figure | null | undefined;
  kind: "start" | "step" | "total";
  /** Beside the label, in small ink: "usual 4 %". */
  note?: ReactNode;
  /** After the amount: a Sparkline. */
  beside?: ReactNode;
  tip?: FigureSource | string;
  href?: string;
  onOpen?: () => void;
  /** What the row is made of; it then opens in place. */
  parts?: readonly WaterfallRow[];
};

/** From the first figure down to what is left, as a list: each row with its floating bar and its sign, totals ruled as in a ledger. */
export function Waterfall({ label, rows }: { label: string; rows: readonly WaterfallRow[] }) {
  const spans = spansOf(rows);
  return (
    <ol className={classes.list} aria-label={label}>
      {rows.map((row, index) => (
        <Row key={row.id} row={row} span={spans[index]} depth={0} />
      ))}
    </ol>
  );
}

type Span = { left: number; width: number };

function Row({ row, span, depth }: { row: WaterfallRow; span: Span | undefined; depth: number }) {
  const [isOpen, setOpen] = useState(false);
  const amount = Number(row.amount ?? 0);
  const operator = row.kind === "total" ? "=" : row.kind === "start" ? "" : amount > 0 ? "+" : "−";
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const isSteps = row.kind === "step";
  const tone =
    row.kind === "start"
      ? classes.base
      : amount < 0
        ? classes.taken
        : row.kind === "total"
          ? classes.kept
          : classes.given;

  return (
    <>
      <li
        className={classNames(classes.row, row.kind === "total" && classes.total, depth > 0 && classes.part)}
      >
        <span className={classes.label}>
          <span className={classes.operator}>{operator}</span>
          {row.parts?.length ? (
            <button
              type="button"
              className={classes.toggle}
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {row.label}
              <Chevron size={14} aria-hidden />
            </button>
          ) : (
            <span className={classes.name} title={row.label}>
              {row.label}
            </span>
          )}
          {row.note === undefined ? null : <span className={classes.note}>{row.note}</span>}
        </span>
        <span className={classes.track} aria-hidden>
          {span ? <span className={tone} style={{ left: `${span.left}%`, width: `${span.width}%` }} /> : null}
        </span>
        <Opens href={row.href} onOpen={row.onOpen} className={classes.amount}>
          <Amount
            value={row.amount}
            sign={isSteps ? "never" : "auto"}
            tone={isSteps ? "plain" : "sign"}
            tip={row.tip}
          />
        </Opens>
        <span className={classes.beside}>{row.beside}</span>
      </li>
      {isOpen
        ? row.parts?.map((part) => <Row key={part.id} row={part} span={undefined} depth={depth + 1} />)
        : null}
    </>
  );
}

/** Where each bar floats, in percent of the whole width; zero is in the picture even when the end lies below it. */
function spansOf(rows: readonly WaterfallRow[]): (Span | undefined)[] {
  let level = 0;
  const edges = rows.map((row) => {
    if (row.amount === null || row.amount === undefined) return undefined;
    const amount = Number(row.amount);
    const from = row.kind === "step" ? level : 0;
    level = row.kind === "step" ? level + amount : amount;
    return [Math.min(from, level), Math.max(from, level)] as const;
  });
  const all = edges.flatMap((edge) => edge ?? []);
  const low = Math.min(0, ...all);
  const span = Math.max(0, ...all) - low || 1;
  return edges.map(
    (edge) => edge && { left: ((edge[0] - low) / span) * 100, width: ((edge[1] - edge[0]) / span) * 100 },
  );
}
