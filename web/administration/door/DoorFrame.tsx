import type { ReactNode } from "react";
import { useDoorTexts } from "../../texts/door/useDoorTexts.ts";
import { classNames } from "../../ui/class-names.ts";
import classes from "./DoorFrame.module.css";

type DoorFrameProps = {
  /** The drawing of the house. */
  mark: ReactNode;
  title: string;
  sentence?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
  isWide?: boolean;
};

/** The room before one is inside: the name of the house, one column, and the profit curve far below. */
export function DoorFrame({ mark, title, sentence, children, foot, isWide = false }: DoorFrameProps) {
  const { app, door } = useDoorTexts();
  return (
    <main className={classes.room}>
      <title>{`${title} · ${app.name}`}</title>
      <div className={classNames(classes.column, isWide && classes.wide)}>
        <div className={classes.house}>
          {mark}
          <div>
            <p className={classes.name}>{app.name}</p>
            <p className={classes.claim}>{door.claim}</p>
          </div>
        </div>
        <h1 className={classes.title}>{title}</h1>
        {sentence === undefined ? null : <p className={classes.sentence}>{sentence}</p>}
        <div className={classes.content}>{children}</div>
        {foot === undefined ? null : <p className={classes.foot}>{foot}</p>}
      </div>
      <svg className={classes.curve} viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden>
        <path className={classes.under} d="M0 40C8 14 20 6 36 5C62 4 84 10 100 19V40Z" />
        <path className={classes.line} d="M0 40C8 14 20 6 36 5C62 4 84 10 100 19" />
        <path className={classes.zero} d="M36 5V40" />
      </svg>
    </main>
  );
}
