import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { classNames } from "../class-names.ts";
import classes from "./ErrorNote.module.css";

/** What went wrong, as a sentence that names the way out; ApiProblem fits it. */
export type Problem = { message: string; code?: string | undefined; instance?: string | undefined };

type ErrorNoteProps = {
  problem: Problem;
  onRetry?: (() => void) | undefined;
  /** Other ways out, beside "Try again". */
  children?: ReactNode;
  isInline?: boolean;
};

/** An error beside what it is about: the sentence, the way out, and the code for those who will be asked. */
export function ErrorNote({ problem, onRetry, children, isInline = false }: ErrorNoteProps) {
  const { state } = useTexts();
  // Asked again, it says the same.
  const retry = problem.code === "not_permitted" ? undefined : onRetry;
  return (
    <div className={classNames(classes.note, isInline && classes.inline)} role="alert">
      <IconAlertTriangle className={classes.icon} size={18} stroke={1.8} aria-hidden />
      <div className={classes.words}>
        <p>{problem.message}</p>
        {problem.code === undefined ? null : (
          <p className={classes.code}>
            {state.problemCode} <code>{problem.code}</code>
            {problem.instance === undefined ? null : (
              <>
                {" · "}
                {state.requestNumber} <code>{problem.instance}</code>
              </>
            )}
          </p>
        )}
        {retry || children ? (
          <div className={classes.ways}>
            {retry ? <Button onClick={retry}>{state.retry}</Button> : null}
            {children}
          </div>
        ) : null}
      </div>
    </div>
  );
}
