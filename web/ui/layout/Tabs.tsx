import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "../Link.tsx";
import classes from "./Tabs.module.css";

export type TabLink = { id: string; label: string; href: string; count?: ReactNode };

type TabsProps = { label: string; tabs: readonly TabLink[]; current: string; actions?: ReactNode };

/** Tabs that are links: the address says which one is open, so Back and a copied address work. */
export function Tabs({ label, tabs, current, actions }: TabsProps) {
  const bar = useRef<HTMLUListElement>(null);

  // On a phone the bar scrolls by itself; the open tab should not stand outside it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another tab is opened
  useEffect(() => {
    const open = bar.current?.querySelector<HTMLElement>("[aria-current]");
    if (open && bar.current) bar.current.scrollLeft = open.offsetLeft - 24;
  }, [current]);

  return (
    <nav className={classes.nav} aria-label={label}>
      <ul ref={bar} className={classes.tabs}>
        {tabs.map((tab) => (
          <li key={tab.id}>
            <Link
              className={classes.tab}
              href={tab.href}
              replace
              aria-current={tab.id === current ? "page" : undefined}
            >
              {tab.label}
              {tab.count === undefined ? null : <span className={classes.count}>{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </nav>
  );
}
