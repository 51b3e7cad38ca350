import { links } from "../../links.ts";
import { useAuditTexts } from "../../texts/audit/useAuditTexts.ts";
import { usePartyHistoryTexts } from "../../texts/party/usePartyHistoryTexts.ts";
import { Link } from "../../ui/Link.tsx";
import { DayEntry, DayList } from "../DayList.tsx";
import classes from "./EventList.module.css";
import { type AuditEvent, isAboutOneself, spaced, valueText, verbOf } from "./event-words.ts";

type EventListProps = {
  events: readonly AuditEvent[];
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
};

/** What happened, by day: who, what, to whom, and each field from what to what. */
export function EventList({ events, ...more }: EventListProps) {
  return (
    <DayList
      {...more}
      entries={events}
      keyOf={(event) => event.eventId}
      at={(event) => event.happenedAt}
      renderEntry={(event) => <EventEntry event={event} />}
    />
  );
}

function EventEntry({ event }: { event: AuditEvent }) {
  const { audit } = useAuditTexts();
  const history = usePartyHistoryTexts();
  const { verb, isWhole } = verbOf(event, audit, history.events);
  return (
    <DayEntry at={event.happenedAt} door={audit.doors[event.door]}>
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
    </DayEntry>
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
  const { audit } = useAuditTexts();
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
