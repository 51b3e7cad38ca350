import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { classNames } from "../class-names.ts";
import { useFormat } from "../FormatContext.tsx";
import classes from "./ProgressLine.module.css";

type ProgressLineProps = {
  label: string;
  done: number;
  /** `undefined` while the whole is not yet known. */
  total?: number | undefined;
  /** Rows per second and seconds left, when they can be told. */
  rate?: number | undefined;
  secondsLeft?: number | undefined;
  onCancel?: () => void;
  state?: "running" | "done" | "failed";
  /** Bar and label only, for the rail. */
  isSmall?: boolean;
};

/** Long work as a thin bar: what, how far, how fast, how long yet. */
export function ProgressLine(props: ProgressLineProps) {
  const { label, done, total, state = "running", isSmall = false } = props;
  const { state: t } = useTexts();
  const format = useFormat();
  const share = state === "done" ? 1 : total ? Math.min(1, done / total) : undefined;
  const facts = [
    total === undefined ? format.amount(done) : `${format.amount(done)} / ${format.amount(total)}`,
    state === "running" && props.rate !== undefined ? t.rate(format.amount(props.rate)) : undefined,
    state === "running" && props.secondsLeft !== undefined
      ? t.timeLeft(format.duration(props.secondsLeft))
      : undefined,
    state === "failed" ? t.failed : undefined,
  ].filter((fact) => fact !== undefined);

  return (
    <div className={classNames(classes.line, isSmall && classes.small)}>
      <div className={classes.words}>
        <span className={classes.label} title={label}>
          {label}
        </span>
        <span className={classes.facts}>
          {isSmall ? (share === undefined ? "" : format.percent(share, { decimals: 0 })) : facts.join(" · ")}
        </span>
        {props.onCancel && state === "running" ? (
          <ActionIcon size={22} aria-label={`${t.cancel}: ${label}`} onClick={props.onCancel}>
            <IconX size={14} />
          </ActionIcon>
        ) : null}
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
      >
        <div
          className={classNames(
            classes.bar,
            share === undefined && state === "running" && classes.unknown,
            state === "failed" && classes.failed,
            state === "done" && classes.done,
          )}
          style={{ width: share === undefined ? "30%" : `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
