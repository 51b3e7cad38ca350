import { Button } from "@mantine/core";
import { links } from "../../links.ts";
import { usePartyHistoryTexts } from "../../texts/party/usePartyHistoryTexts.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Link } from "../../ui/Link.tsx";
import classes from "./EventList.module.css";
import { type AuditEvent, isAboutOneself, spaced, valueText, verbOf } from "./event-words.ts";

type EventListProps = {
  events: readonly AuditEvent[];
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
};

/** What happened, by day: who, what, to whom, and each field from what to what. */
export function EventList({ events, hasMore, isLoadingMore, onMore }: EventListProps) {
  const { audit } = useAdministrationTexts();
  const format = useFormat();
  const days = Map.groupBy(events, (event) => format.date(event.happenedAt));
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h2 className={classes.day}>{day}</h2>
          <ol className={classes.list}>
            {ofDay.map((event) => (
              <EventRow key={event.eventId} event={event} />
            ))}
          </ol>
        </section>
      ))}
      <div className={classes.more}>
        {hasMore ? (
          <Button loading={isLoadingMore} onClick={onMore}>
            {audit.more}
          </Button>
        ) : (
          audit.end
        )}
      </div>
    </>
  );
}

function EventRow({ event }: { event: AuditEvent }) {
  const { audit } = useAdministrationTexts();
  const history = usePartyHistoryTexts();
  const { verb, isWhole } = verbOf(event, audit, history.events);
  return (
    <li className={classes.event}>
      <span className={classes.time}>
        <DateText value={event.happenedAt} as="time" />
      </span>
      <div className={classes.what}>
        <span className={classes.who}>{event.actor.name}</span> {verb}
        <Subject event={event} before={isWhole ? ": " : " "} />
        {event.differences.length === 0 ? null : (
          <ul className={classes.differences}>
            {event.differences.map((difference) => (
              <li key={difference.field}>
                <span className={classes.field}>{spaced(difference.field)}</span>
                <Change difference={difference} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <span className={classes.door}>{audit.doors[event.door]}</span>
    </li>
  );
}

function Subject({ event, before }: { event: AuditEvent; before: string }) {
  const { subject, party } = event;
  const name = subject.name ?? party?.name;
  if (subject.kind === "workspace" || isAboutOneself(event) || name === undefined || name === null)
    return null;
  const href = party
    ? links.party(party.partyId)
    : subject.kind === "user"
      ? links.users({ user: subject.id })
      : undefined;
  return (
    <>
      {before}
      {href === undefined ? <span className={classes.name}>{name}</span> : <Link href={href}>{name}</Link>}
    </>
  );
}

function Change({ difference }: { difference: AuditEvent["differences"][number] }) {
  const { audit } = useAdministrationTexts();
  if (difference.isHidden) return <span className={classes.hidden}>{audit.hidden}</span>;
  const [from, to] = [valueText(difference.from, audit), valueText(difference.to, audit)];
  if (from === audit.nothing) return to;
  return (
    <>
      <span className="unseen">{audit.fromTo(from, to)}</span>
      <span aria-hidden>
        <span className={classes.from}>{from}</span>
        <span className={classes.arrow}>→</span>
        {to}
      </span>
    </>
  );
}
