import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import classes from "./Notice.module.css";

type NoticeProps = {
  tone?: "info" | "attention" | "gain" | "cost";
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
};

const icons = {
  info: IconInfoCircle,
  attention: IconAlertTriangle,
  gain: IconCircleCheck,
  cost: IconAlertTriangle,
};

/** A sentence that belongs to the page, with what can be done about it. */
export function Notice({ tone = "info", title, children, actions }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div className={classNames(classes.notice, classes[tone])} role="note">
      <Icon className={classes.icon} size={17} stroke={1.8} aria-hidden />
      <div className={classes.words}>
        {title === undefined ? null : <strong className={classes.title}>{title}</strong>} {children}
      </div>
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
