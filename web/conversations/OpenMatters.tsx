import type { ReactNode } from "react";
import { readOpenMatters } from "../../contract/conversations.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import { useRead } from "../api.ts";
import { links } from "../links.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useCardTexts } from "../texts/party/useCardTexts.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { useFormat } from "../ui/FormatContext.tsx";
import { Link } from "../ui/Link.tsx";
import { StateMark, type StateTone } from "../ui/marks/StateMark.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";
import classes from "./conversations.module.css";

type Matters = OutputOf<typeof readOpenMatters>;

/** What is open with a customer at this moment, most pressing first. */
export function OpenMatters({ partyId }: { partyId: string }) {
  const { data, error, refetch } = useRead(readOpenMatters, { partyId });
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} isInline />;
  if (!data) return <SkeletonLines lines={5} />;
  return (
    <ul className={classes.list}>
      <Nothing matters={data} />
      <Invoices matters={data} />
      <InFavour matters={data} />
      <Cases matters={data} partyId={partyId} />
      <Tasks matters={data} partyId={partyId} />
      <Unverified matters={data} partyId={partyId} />
      <Before matters={data} />
    </ul>
  );
}

function Line({
  tone = "quiet",
  shape = "hollow",
  children,
}: {
  tone?: StateTone;
  shape?: "full" | "half" | "hollow";
  children: ReactNode;
}) {
  return (
    <li>
      <StateMark tone={tone} shape={shape}>
        {children}
      </StateMark>
    </li>
  );
}

function Nothing({ matters }: { matters: Matters }) {
  const { now } = useTexts();
  const open = matters.casesOpen + matters.tasksDue + matters.invoicesOverdue + matters.inFavourCount;
  return open === 0 ? <Line>{now.nothing}</Line> : null;
}

function Invoices({ matters }: { matters: Matters }) {
  const { now } = useTexts();
  const format = useFormat();
  return matters.invoices.map((invoice) => (
    <Line key={invoice.documentId} tone="cost" shape="full">
      <Link href={links.document(invoice.partyId, invoice.documentId)}>
        {now.invoice(invoice.number ?? "")}
      </Link>{" "}
      {now.overdue(format.count(invoice.overdueDays, now.days))}
      {invoice.unpaid === undefined
        ? null
        : `, ${format.money(invoice.unpaid, { currency: invoice.currency })}`}
    </Line>
  ));
}

/** What was paid and credited of a document beyond what is asked for it. */
function InFavour({ matters }: { matters: Matters }) {
  const { now } = useTexts();
  const format = useFormat();
  return matters.inFavour.map((one) => (
    <Line key={one.documentId} tone="active" shape="half">
      <Link href={links.document(one.partyId, one.documentId)}>{now.credited(one.number ?? "")}</Link>{" "}
      {one.amount === undefined
        ? now.inFavour
        : now.amountInFavour(format.money(one.amount, { currency: one.currency }))}
    </Line>
  ));
}

function Cases({ matters, partyId }: { matters: Matters; partyId: string }) {
  const { now } = useTexts();
  const format = useFormat();
  if (matters.casesOpen === 0) return null;
  const rest = matters.casesOpen - matters.cases.length;
  return (
    <li>
      <StateMark tone="active" shape="half">
        <Link href={links.party(partyId, { tab: "cases" })}>
          {format.count(matters.casesOpen, now.casesOpen)}
        </Link>
      </StateMark>
      <ul>
        {matters.cases.slice(0, 3).map((one) => (
          <li key={one.caseId}>
            {one.subject}{" "}
            <span className={classes.aside}>{now.openFor(format.count(one.openDays ?? 0, now.days))}</span>
          </li>
        ))}
        {rest > 0 ? <li className={classes.aside}>{now.more(format.amount(rest))}</li> : null}
      </ul>
    </li>
  );
}

function Tasks({ matters, partyId }: { matters: Matters; partyId: string }) {
  const { now, timeline } = useCardTexts();
  const format = useFormat();
  const rest = matters.tasksDue - matters.tasks.length;
  return (
    <>
      {matters.tasks.map((task) => {
        const isLate = task.overdueDays !== null;
        const due = isLate
          ? now.overdueFor(format.count(task.overdueDays ?? 0, now.days))
          : task.dueOn && now.due(format.date(task.dueOn));
        return (
          <Line key={task.contactId} tone={isLate ? "attention" : "active"} shape={isLate ? "full" : "half"}>
            {task.subject ?? timeline.channels[task.channel]}
            <span className={classes.aside}>
              {[due, task.user].filter(Boolean).map((word) => `, ${word}`)}
            </span>
          </Line>
        );
      })}
      {rest > 0 ? (
        <Line>
          <Link href={links.party(partyId, { kinds: "contact" })}>{now.more(format.amount(rest))}</Link>
        </Line>
      ) : null}
    </>
  );
}

function Unverified({ matters, partyId }: { matters: Matters; partyId: string }) {
  const { now, data } = useCardTexts();
  const kinds = [...new Set(matters.unverified.map((point) => point.kind))].flatMap((kind) =>
    kind in data.kinds ? [data.kinds[kind as keyof typeof data.kinds]] : [],
  );
  const [first, ...more] = kinds;
  const format = useFormat();
  if (first === undefined) return null;
  return (
    <Line tone="attention">
      {now.unverified(format.and([first, ...more.map((kind) => kind.toLowerCase())]))}{" "}
      <Link href={links.party(partyId, { tab: "data" })}>{now.fix}</Link>
    </Line>
  );
}

function Before({ matters }: { matters: Matters }) {
  const { now, timeline } = useCardTexts();
  const format = useFormat();
  const { complaintsLast12Months: complaints, lastFeeling } = matters;
  // Whoever sees no invoices is told nothing of what is overdue, whatever is on record.
  const seesInvoices = useMay("document.read");
  return (
    <>
      {complaints.count > 0 ? (
        <Line>
          {now.complaints(format.count(complaints.count, now.complaint), format.amount(complaints.ourFault))}
        </Line>
      ) : null}
      <Line>
        {matters.contactsLast12Months === 0
          ? now.noContacts
          : now.contacts(
              format.count(matters.contactsLast7Days, now.contact),
              format.amount(matters.contactsLast12Months),
            )}
      </Line>
      {lastFeeling ? (
        <Line>{now.felt(timeline.feelings[lastFeeling.feeling], format.date(lastFeeling.onDay))}</Line>
      ) : null}
      {matters.paymentsKnown || !seesInvoices ? null : (
        <li className={classes.aside}>{now.paymentsUnknown}</li>
      )}
    </>
  );
}
