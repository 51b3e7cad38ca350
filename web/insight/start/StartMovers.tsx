import { links } from "../../links.ts";
import { useStartTexts } from "../../texts/start/useStartTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Delta } from "../../ui/figures/Delta.tsx";
import { Link } from "../../ui/Link.tsx";
import { Row, Rows } from "../../ui/layout/Rows.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { RatingMark } from "../../ui/marks/RatingMark.tsx";
import type { Start } from "./StartStory.tsx";
import classes from "./start.module.css";

/** Whose profit fell or rose most against the year before, falls first: there something can be done. */
export function StartMovers({ start }: { start: Start }) {
  const { start: texts } = useStartTexts();
  const t = texts.movers;
  const format = useFormat();
  const { movers = [] } = start;
  return (
    <Section title={t.title} note={t.note(format.currencySign())}>
      {movers.length === 0 ? <p className={classes.quiet}>{t.none}</p> : null}
      <Rows>
        {movers.map((mover) => (
          <Row key={mover.partyId}>
            <RatingMark letter={mover.rating ?? "N"} />
            <Link className={classes.name} href={links.party(mover.partyId)}>
              {mover.name}
            </Link>
            <span className={classes.now}>{t.now(format.amount(mover.profit))}</span>
            <span className={classes.change}>
              <Delta value={mover.change} as="amount" />
            </span>
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
