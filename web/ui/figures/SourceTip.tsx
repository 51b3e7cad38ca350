import type { ReactElement } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { Tip } from "../pop/Tip.tsx";
import classes from "./SourceTip.module.css";

/** What every figure answers on hover: how it was made, over which time, from how much of the truth. */
export type FigureSource = {
  formula?: string;
  window?: string;
  coverage?: string;
  source?: string;
  /** A sentence of its own before the rest: "loss", "12th of 842". */
  words?: string;
};

/** Puts a figure's formula, window and coverage one hover (or focus, or touch) away from its child. */
export function SourceTip({
  tip,
  children,
}: {
  tip: FigureSource | string | undefined;
  children: ReactElement<{ "data-tip"?: string }>;
}) {
  const { figure } = useTexts();
  if (tip === undefined || tip === "") return children;
  const about = typeof tip === "string" ? { words: tip } : tip;
  const lines = [
    [figure.formula, about.formula],
    [figure.window, about.window],
    [figure.coverage, about.coverage],
    [figure.source, about.source],
  ].filter((line) => line[1] !== undefined);

  return (
    <Tip
      label={
        <>
          {about.words === undefined ? null : <span className={classes.words}>{about.words}</span>}
          {lines.map(([name, words]) => (
            <span key={name} className={classes.line}>
              <span className={classes.name}>{name} </span>
              {words}
            </span>
          ))}
        </>
      }
    >
      {children}
    </Tip>
  );
}
