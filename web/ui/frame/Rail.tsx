import { type Icon, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { classNames } from "../class-names.ts";
import { Link } from "../Link.tsx";
import { Tip } from "../pop/Tip.tsx";
import classes from "./Rail.module.css";

export type Place = {
  id: string;
  label: string;
  href: string;
  icon: Icon;
  /** What waits there; nothing when there is nothing. */
  count?: number | undefined;
};

export type PlaceGroup = { id: string; title?: string; places: readonly Place[] };

type RailProps = {
  /** The sign of the house, above. */
  brand: ReactNode;
  groups: readonly PlaceGroup[];
  current: string | undefined;
  isNarrow: boolean;
  onNarrow?: (isNarrow: boolean) => void;
  /** Below: work in progress, the person. */
  foot?: ReactNode;
};

/** Where one can go, in groups; icons alone when narrow. */
export function Rail({ brand, groups, current, isNarrow, onNarrow, foot }: RailProps) {
  const { shell } = useTexts();
  const Collapse = isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <div className={classNames(classes.rail, isNarrow && classes.narrow)}>
      <div className={classes.head}>
        <div className={classes.brand}>{brand}</div>
        {onNarrow ? (
          <button
            type="button"
            className={classes.collapse}
            aria-label={isNarrow ? shell.expand : shell.collapse}
            onClick={() => onNarrow(!isNarrow)}
          >
            <Collapse size={17} stroke={1.6} aria-hidden />
          </button>
        ) : null}
      </div>
      <nav className={classes.places} aria-label={shell.rail}>
        {groups.map((group) => (
          <div key={group.id} className={classes.group}>
            {group.title === undefined ? null : (
              <p id={`rail-${group.id}`} className={classes.title}>
                {group.title}
              </p>
            )}
            <ul
              className={classes.list}
              aria-labelledby={group.title === undefined ? undefined : `rail-${group.id}`}
            >
              {group.places.map((place) => (
                <li key={place.id}>
                  <PlaceLink place={place} isCurrent={place.id === current} isNarrow={isNarrow} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      {foot === undefined ? null : <div className={classes.foot}>{foot}</div>}
    </div>
  );
}

function PlaceLink({ place, isCurrent, isNarrow }: { place: Place; isCurrent: boolean; isNarrow: boolean }) {
  const link = (
    <Link
      className={classes.place}
      href={place.href}
      aria-current={isCurrent ? "page" : undefined}
      aria-label={isNarrow ? place.label : undefined}
    >
      <place.icon className={classes.icon} size={18} stroke={isCurrent ? 2 : 1.6} aria-hidden />
      <span className={classes.label}>{place.label}</span>
      {place.count ? <span className={classes.count}>{place.count}</span> : null}
    </Link>
  );
  return isNarrow ? <Tip label={place.label}>{link}</Tip> : link;
}
