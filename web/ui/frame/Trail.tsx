import { IconChevronLeft } from "@tabler/icons-react";
import { Fragment, useContext } from "react";
import { createPortal } from "react-dom";
import { useTexts } from "../../texts/TextsContext.tsx";
import { Link } from "../Link.tsx";
import { FrameContext } from "./FrameContext.ts";
import classes from "./Trail.module.css";

export type TrailStep = { label: string; href?: string };

/** Where I am, written by the page into the top line and into the title of the window. The last step is the page itself. */
export function Trail({ steps }: { steps: readonly TrailStep[] }) {
  const { trail } = useContext(FrameContext);
  const { app, shell } = useTexts();
  const here = steps.at(-1);
  const before = steps.at(-2);
  return (
    <>
      <title>{here ? `${here.label} · ${app.name}` : app.name}</title>
      {trail
        ? createPortal(
            <nav className={classes.trail} aria-label={here?.label ?? app.name}>
              {before?.href === undefined ? null : (
                <Link
                  className={classes.back}
                  href={before.href}
                  aria-label={`${shell.back}: ${before.label}`}
                >
                  <IconChevronLeft size={20} stroke={1.8} aria-hidden />
                </Link>
              )}
              {steps.map((step, index) => (
                <Fragment key={step.label}>
                  {index > 0 ? (
                    <span className={classes.slash} aria-hidden>
                      /
                    </span>
                  ) : null}
                  {step.href === undefined || step === here ? (
                    <span
                      className={step === here ? classes.here : classes.step}
                      aria-current={step === here ? "page" : undefined}
                      title={step.label}
                    >
                      {step.label}
                    </span>
                  ) : (
                    <Link className={classes.step} href={step.href}>
                      {step.label}
                    </Link>
                  )}
                </Fragment>
              ))}
            </nav>,
            trail,
          )
        : null}
    </>
  );
}
