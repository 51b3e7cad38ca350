import { IconBuilding, IconHome, IconUser } from "@tabler/icons-react";
import { useTexts } from "../../texts/TextsContext.tsx";
import classes from "./KindMark.module.css";

export type Kind = "organisation" | "household" | "person";

const icons = { organisation: IconBuilding, household: IconHome, person: IconUser } satisfies Record<
  Kind,
  typeof IconUser
>;

/** Organisation, household or person, as a small line drawing with its word for those who don't see it. */
export function KindMark({ kind, size = 16 }: { kind: Kind; size?: number }) {
  const words = useTexts().kind[kind];
  const Icon = icons[kind];
  return (
    <span className={classes.kind} title={words}>
      <Icon size={size} stroke={1.6} role="img" aria-label={words} />
    </span>
  );
}
