import classes from "./PartsBar.module.css";

/** A share of the whole, 0 to 1, and the class that gives it its colour. */
type BarPart = { id: string; share: number; tone: string | undefined };

type PartsBarProps = {
  parts: readonly BarPart[];
  /** How much of the room the whole bar takes, 0 to 1. */
  length?: number;
};

/** What a whole is made of, part beside part; what no part takes stays pale. The words for it stand beside it. */
export function PartsBar({ parts, length = 1 }: PartsBarProps) {
  return (
    <span className={classes.bar} style={{ width: `${length * 100}%` }} aria-hidden>
      {parts.map(({ id, share, tone }) => (
        <span key={id} className={tone} style={{ width: `${share * 100}%` }} />
      ))}
    </span>
  );
}
