import { useEffect, useRef } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import type { Problem } from "../states/ErrorNote.tsx";
import classes from "./FormProblems.module.css";

type FormProblemsProps = {
  /** What the server said about the whole form. */
  problem?: Problem | undefined;
  /** Field name → what is wrong with it; `labels` gives the words for the names. */
  errors?: Readonly<Record<string, unknown>>;
  labels?: Readonly<Record<string, string>>;
};

/** Above the form: what keeps it from being sent, each line leading to its field. Takes the focus when it appears. */
export function FormProblems({ problem, errors = {}, labels = {} }: FormProblemsProps) {
  const { form } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const names = Object.keys(errors).filter((name) => errors[name] !== undefined && errors[name] !== null);
  const isShown = problem !== undefined || names.length > 1;

  useEffect(() => {
    if (isShown) box.current?.focus();
  }, [isShown]);

  if (!isShown) return null;
  return (
    <div ref={box} className={classes.box} role="alert" tabIndex={-1}>
      <p className={classes.sentence}>{problem?.message ?? form.problems(names.length)}</p>
      {names.length > 0 ? (
        <ul className={classes.list}>
          {names.map((name) => (
            <li key={name}>
              <button
                type="button"
                className={classes.jump}
                onClick={() =>
                  document
                    .querySelector<HTMLElement>(
                      `[data-path="${CSS.escape(name)}"],[name="${CSS.escape(name)}"]`,
                    )
                    ?.focus()
                }
              >
                {labels[name] ?? name}
              </button>
              : {String(errors[name])}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
