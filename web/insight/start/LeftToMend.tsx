import { links } from "../../links.ts";
import { useStartTexts } from "../../texts/start/useStartTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import { Row, Rows } from "../../ui/layout/Rows.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import type { Start } from "./StartStory.tsx";
import classes from "./start.module.css";

type LeftToMendProps = {
  start: Start;
  /** Whether the person may open what names no customer. */
  mayUnattributed: boolean;
};

/** What the data still lacks: rows that could not be used, cost that names nobody. */
export function LeftToMend({ start, mayUnattributed }: LeftToMendProps) {
  const { start: texts } = useStartTexts();
  const t = texts.mend;
  const format = useFormat();
  const { refused, unattributed } = start;
  return (
    <Section title={t.title}>
      <Rows>
        <Row>
          {refused === null || refused.rows === 0 ? (
            <span className={classes.quiet}>{t.none}</span>
          ) : (
            <>
              <Link className={classes.name} href={links.run(refused.runId)}>
                {format.count(refused.rows, t.refused)}
              </Link>
              <span className={classes.under}>{t.refusedReason}</span>
            </>
          )}
        </Row>
        {mayUnattributed && unattributed !== null ? (
          <Row>
            <Link className={classes.name} href={links.unattributed()}>
              {t.unattributed}
            </Link>
            <span className={classes.end}>
              {unattributed === undefined ? null : format.money(unattributed)}
            </span>
            <span className={classes.under}>{t.unattributedReason}</span>
          </Row>
        ) : null}
      </Rows>
    </Section>
  );
}
