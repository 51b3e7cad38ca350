import { type ReactNode, useState } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import classes from "./Frame.module.css";
import { FrameContext } from "./FrameContext.ts";

type FrameProps = {
  rail: ReactNode;
  top: ReactNode;
  bottom: ReactNode;
  isNarrow: boolean;
  children: ReactNode;
};

/** Rail left, top line, the page, the peek panel right; on a phone a bar below in place of the rail. */
export function Frame({ rail, top, bottom, isNarrow, children }: FrameProps) {
  const { app } = useTexts();
  const [trail, setTrail] = useState<HTMLElement | null>(null);
  const [peek, setPeek] = useState<HTMLElement | null>(null);
  return (
    <FrameContext value={{ trail, peek, setTrail }}>
      <a className={classes.skip} href="#content">
        {app.skipToContent}
      </a>
      <div className={classes.frame} data-narrow={isNarrow || undefined}>
        <div className={classes.rail}>{rail}</div>
        <div className={classes.top}>{top}</div>
        <main id="content" className={classes.main} tabIndex={-1} data-scroll>
          <div className={classes.content}>{children}</div>
        </main>
        <div ref={setPeek} className={classes.peek} />
        <div className={classes.bottom}>{bottom}</div>
      </div>
    </FrameContext>
  );
}
