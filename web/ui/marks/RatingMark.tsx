import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { classNames } from "../class-names.ts";
import { SourceTip } from "../figures/SourceTip.tsx";
import classes from "./RatingMark.module.css";

export type Letter = "A" | "B" | "C" | "N";

type RatingMarkProps = {
  letter: Letter;
  /** Which way the last move went. */
  moved?: "up" | "down" | null;
  size?: "small" | "large";
  /** The sentence behind the letter. */
  reason?: string;
};

const shapes: Record<Letter, string> = {
  A: classes.a ?? "",
  B: classes.b ?? "",
  C: classes.c ?? "",
  N: classes.n ?? "",
};

/** A letter in a diamond: A filled, B half, C an outline, N dashed, so that it reads without colour; and the arrow of the last move. */
export function RatingMark({ letter, moved, size = "small", reason }: RatingMarkProps) {
  const { figure } = useTexts();
  const name = letter === "N" ? figure.letterNone : figure.letter(letter);
  const move = moved === "up" ? figure.letterUp : moved === "down" ? figure.letterDown : undefined;
  const Arrow = moved === "up" ? IconArrowUp : IconArrowDown;
  return (
    <SourceTip tip={reason ?? [name, move].filter(Boolean).join(", ")}>
      <span
        className={classNames(classes.mark, size === "large" && classes.large)}
        role="img"
        aria-label={[name, move].filter(Boolean).join(", ")}
      >
        <svg className={classNames(classes.shape, shapes[letter])} viewBox="0 0 24 24" aria-hidden>
          <path className={classes.body} d="M12 1.5 22.5 12 12 22.5 1.5 12Z" />
          <text className={classes.letter} x="12" y="16.1" textAnchor="middle">
            {letter === "N" ? "–" : letter}
          </text>
        </svg>
        {moved ? (
          <Arrow
            className={moved === "up" ? classes.up : classes.down}
            size={size === "large" ? 18 : 14}
            stroke={2.2}
            aria-hidden
          />
        ) : null}
      </span>
    </SourceTip>
  );
}
