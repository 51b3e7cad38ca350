import { IconMenu2 } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { Link } from "../Link.tsx";
import classes from "./BottomBar.module.css";
import type { Place } from "./Rail.tsx";
import { SideSheet } from "./SideSheet.tsx";

type BottomBarProps = {
  /** Four at most; the thumb reaches five with "More". */
  places: readonly Place[];
  current: string | undefined;
  /** The whole rail, for the drawer behind "More". */
  rail: ReactNode;
};

/** The rail of a phone. */
export function BottomBar({ places, current, rail }: BottomBarProps) {
  const { shell } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <nav className={classes.bar} aria-label={shell.rail}>
      {places.map((place) => (
        <Link
          key={place.id}
          className={classes.place}
          href={place.href}
          aria-current={place.id === current ? "page" : undefined}
        >
          <place.icon size={21} stroke={place.id === current ? 2 : 1.6} aria-hidden />
          {place.label}
        </Link>
      ))}
      <button type="button" className={classes.place} aria-expanded={isOpen} onClick={() => setOpen(true)}>
        <IconMenu2 size={21} stroke={1.6} aria-hidden />
        {shell.more}
      </button>
      <SideSheet label={shell.rail} isOpen={isOpen} onClose={() => setOpen(false)}>
        {rail}
      </SideSheet>
    </nav>
  );
}
