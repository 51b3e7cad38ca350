import { useTexts } from "../../texts/TextsContext.tsx";
import classes from "./KindMark.module.css";

export type Kind = "organisation" | "household" | "person";

/** The drawings are Tabler's building, home and user, each as one path: a list has thirty of them. */
const drawings: Record<Kind, string> = {
  organisation:
    "M3 21h18M9 8h1M9 12h1M9 16h1M14 8h1M14 12h1M14 16h1M5 21v-16a2 2 0 0 1 2 -2h10a2 2 0 0 1 2 2v16",
  household:
    "M5 12l-2 0l9 -9l9 9l-2 0M5 12v7a2 2 0 0 0 2 2h10a2 2 0 0 0 2 -2v-7M9 21v-6a2 2 0 0 1 2 -2h2a2 2 0 0 1 2 2v6",
  person: "M8 7a4 4 0 1 0 8 0a4 4 0 0 0 -8 0M6 21v-2a4 4 0 0 1 4 -4h4a4 4 0 0 1 4 4v2",
};

/** Organisation, household or person, as a small line drawing with its word for those who don't see it. */
export function KindMark({ kind, size = 16 }: { kind: Kind; size?: number }) {
  const words = useTexts().kind[kind];
  return (
    <span className={classes.kind} title={words}>
      <svg
        className={classes.drawing}
        width={size}
        height={size}
        viewBox="0 0 24 24"
        role="img"
        aria-label={words}
      >
        <path d={drawings[kind]} />
      </svg>
    </span>
  );
}
