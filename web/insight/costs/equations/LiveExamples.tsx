import type { OutputOf } from "../../../../contract/endpoint.ts";
import { type Equation, priceEvent } from "../../../../contract/insight/costs/price-event.ts";
import { listCostExamples } from "../../../../contract/insight.ts";
import { type Given, useRead } from "../../../api.ts";
import { links } from "../../../links.ts";
import { useCostsTexts } from "../../../texts/useCostsTexts.ts";
import { useFormat } from "../../../ui/FormatContext.tsx";
import { Amount } from "../../../ui/figures/Amount.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Section } from "../../../ui/layout/Section.tsx";
import { ErrorNote } from "../../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../../ui/states/Skeleton.tsx";
import classes from "../costs.module.css";

type Example = NonNullable<OutputOf<typeof listCostExamples>["rows"]>[number];
type LiveExamplesProps = {
  asked: Given<typeof listCostExamples>;
  /** Null where what is typed is no equation. */
  now: Equation | null;
  /** The equation in force; undefined when there is none yet. */
  before: Equation | undefined;
};

const shownMax = 10;

/** Real events with what they cost by the equation in force and by the one that is typed: those that move first. */
export function LiveExamples({ asked, now, before }: LiveExamplesProps) {
  const { activity: t, draft } = useCostsTexts();
  const format = useFormat();
  const { data, error } = useRead(listCostExamples, asked, { keepsFormer: true });
  if (error) return <ErrorNote problem={error} isInline />;
  if (now === null)
    return (
      <Section title={t.examples} isFirst>
        <p className={classes.lead} aria-live="polite">
          {draft.number}
        </p>
      </Section>
    );
  if (!data) return <SkeletonLines lines={8} lineHeight={44} />;
  const events = (data.rows ?? []).map((event) => {
    const after = priceEvent(now, event);
    return { event, after, former: before === undefined ? null : priceEvent(before, event).amount };
  });
  const moving = events.filter(({ after, former }) => !isSame(after.amount, former));
  const shown = [...moving, ...events.filter((one) => !moving.includes(one))].slice(0, shownMax);
  const first = moving[0] ?? events[0];
  const money = (amount: number | null) => (amount === null ? "–" : format.money(amount, { decimals: 2 }));
  return (
    <Section title={t.examples} note={`${format.currencySign()}, ${t.examplesNote}`} isFirst>
      {first === undefined ? (
        <p>{t.noExamples}</p>
      ) : (
        <>
          <p className={classes.lead} aria-live="polite">
            {sentence(first)}
            {before !== undefined && moving.length === 0 ? ` ${t.nothingMoves}` : null}
          </p>
          {moving.length === 0 || before === undefined ? null : <p className={classes.quiet}>{together()}</p>}
          <ul className={classes.list}>
            {shown.map((one) => (
              <Line key={`${one.event.sourceId} ${one.event.quantity} ${one.event.base}`} {...one} />
            ))}
          </ul>
        </>
      )}
    </Section>
  );

  function sentence({ event, after, former }: (typeof events)[number]): string {
    const day = format.date(event.onDay);
    if (before === undefined) return `${t.costs(event.source, day, money(after.amount))}.`;
    return isSame(after.amount, former)
      ? `${t.stays(event.source, day, money(after.amount))}.`
      : `${t.would(event.source, day, money(after.amount), money(former))}.`;
  }

  function together(): string {
    const sum = (amounts: readonly (number | null)[]) =>
      amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
    return t.sum(
      format.amount(events.length),
      money(sum(events.map((one) => one.after.amount))),
      money(sum(events.map((one) => one.former))),
    );
  }
}

type LineProps = {
  event: Example;
  after: ReturnType<typeof priceEvent>;
  former: number | null;
};

function Line({ event, after, former }: LineProps) {
  const { activity: t, costs } = useCostsTexts();
  const format = useFormat();
  const minutes =
    after.minutes === null
      ? null
      : t.min(format.amount(after.minutes, { decimals: after.minutes % 1 === 0 ? 0 : 1 }));
  const fields = Object.entries(event.fields)
    .slice(0, 4)
    .map(([name, value]) => `${name} ${String(value)}`);
  const about = [
    format.date(event.onDay),
    after.isBelowNothing
      ? t.belowNothing
      : minutes === null
        ? null
        : after.isMeasured
          ? t.byMeasured(minutes)
          : t.byEquation(minutes),
    ...fields,
  ];
  return (
    <li className={classes.example}>
      <span className={classes.name} title={event.source}>
        {event.customer === null ? (
          costs.nobody
        ) : (
          <Link href={links.party(event.partyId)}>{event.customer}</Link>
        )}
        {" · "}
        {event.source}
      </span>
      <span className={classes.was}>
        {former === null || isSame(after.amount, former) ? null : format.amount(former, { decimals: 2 })}
      </span>
      <Amount value={after.amount} decimals={2} />
      <span className={classes.about}>{about.filter(Boolean).join(" · ")}</span>
    </li>
  );
}

function isSame(one: number | null, other: number | null): boolean {
  return one === other || (one !== null && other !== null && Math.abs(one - other) < 0.005);
}
