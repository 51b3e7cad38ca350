import type { InputOf, OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { shownName } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { type Difference, differencesBetween, ownCompanyId, recordMany } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { visibleLines } from "./external-line-columns.ts";

type Asked = InputOf<typeof insight.bookExternalLines>;
type Outcome = OutputOf<typeof insight.bookExternalLines>["lines"][number]["outcome"];

/** What a line says, as it is compared with what it said before. */
type Said = {
  party: string | null;
  day: string;
  category: string;
  amount: string;
  currency: string;
  description: string | null;
};
type Wanted = { id: string; partyId: string } & Said;
type Known = { id: string; lineId: string; partyId: string; goldenId: string } & Said;
type Booking = Wanted & {
  lineId: string;
  before: Known | undefined;
  differences: Record<string, Difference>;
  outcome: Outcome;
};

/**
 * Books lines by their ids in the system they come from: new ones, those that differ from what is here, and none that are
 * the same. What a line said before stays in its history. Nothing is booked into a month that is closed, nor out of one.
 */
export async function bookExternalLines({ tx, actor, input }: Call<typeof insight.bookExternalLines>) {
  refuseTwice(input.lines);
  // Two deliveries of one system wait for each other: an id is booked once, whoever it is booked on.
  await tx.sql`select pg_advisory_xact_lock(hashtextextended('external_line ' || ${input.source}, 0))`;
  const wanted = await wantedLines(tx, actor, input);
  const known = new Map((await knownLines(tx, input)).map((line) => [line.id, line]));
  const bookings = wanted.map((line) => bookingOf(line, known.get(line.id), tx.now, input.source));
  await refuseClosed(tx, bookings);
  await write(tx, input.source, bookings);
  await recordBookings(tx, actor, bookings);
  const countOf = (outcome: Outcome) => bookings.filter((one) => one.outcome === outcome).length;
  return {
    booked: countOf("booked"),
    corrected: countOf("corrected"),
    unchanged: countOf("unchanged"),
    lines: bookings.map(({ id, lineId, outcome }) => ({ id, lineId, outcome })),
  };
}

function refuseTwice(lines: Asked["lines"]): void {
  const seen = new Set<string>();
  for (const [at, { id }] of lines.entries()) {
    if (seen.has(id))
      refuse("line_twice", { id }, [{ path: `lines.${at}.id`, message: "Send each line once." }]);
    seen.add(id);
  }
}

/** The lines as they are to stand, each with the party it is booked on; in the order in which they were sent. */
async function wantedLines(tx: Tx, actor: Actor, { lines }: Asked): Promise<Wanted[]> {
  const asked = lines.map((line, no) => ({
    no,
    ...line,
    customerSource: line.customer?.source,
    customerId: line.customer?.id,
    isOurs: line.partyId === undefined && line.customer === undefined,
  }));
  const rows = await tx.sql<Omit<Wanted, "partyId"> & { partyId: string | null }>`
    select
      asked.id,
      case when asked."isOurs" then ${actor.scope === "all" ? ownCompanyId : null}::uuid else found.party_id end as "partyId",
      case when not asked."isOurs" then found.name end as party,
      asked."onDay" as day,
      asked.category,
      trim_scale(asked.amount)::text as amount,
      coalesce(asked.currency, base_currency) as currency,
      asked.description
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked (
      no integer, id text, "partyId" uuid, "customerSource" text, "customerId" text, "isOurs" boolean, "onDay" date,
      category text, amount numeric, currency text, description text
    )
    cross join workspace
    left join lateral (
      select (array_agg(distinct party.party_id))[1] as party_id, min(${shownName()}) as name
      from party as noted
      join party on party.party_id = noted.golden_id and ${visibleLines(actor)}
      where noted.party_id = asked."partyId" or noted.party_id in (
        select record_id
        from crosswalk
        where asked."partyId" is null and source = asked."customerSource" and source_id = asked."customerId"
          and record_id = crosswalk.party_id
      )
      having count(distinct party.party_id) = 1
    ) as found on true
    order by asked.no`;
  return rows.map(({ partyId, ...line }, at) => {
    if (partyId === null)
      refuse("party_unknown", {}, [
        { path: `lines.${at}`, message: "Nobody you may see is known by this, or more than one." },
      ]);
    return { ...line, partyId };
  });
}

async function knownLines(tx: Tx, { source, lines }: Asked): Promise<Known[]> {
  return tx.sql<Known>`
    select
      line.source_id as id,
      line.line_id as "lineId",
      line.party_id as "partyId",
      kept.party_id as "goldenId",
      case when line.party_id <> ${ownCompanyId} then ${shownName("kept")} end as party,
      line.on_day as day,
      line.category,
      trim_scale(line.amount)::text as amount,
      line.currency,
      line.description
    from external_line as line
    join party as noted on noted.party_id = line.party_id
    join party as kept on kept.party_id = noted.golden_id
    where line.source = ${source} and line.source_id = any(${lines.map((line) => line.id)}::text[])`;
}

/** Whose it is counts by the customer: a line noted on a record that was merged since is no other one's. */
function bookingOf(line: Wanted, before: Known | undefined, now: Date, source: string): Booking {
  if (before === undefined) {
    const differences = differencesBetween({}, { source, id: line.id, ...saidBy(line) });
    return { ...line, before, differences, lineId: newId(now.getTime()), outcome: "booked" };
  }
  const isMoved = before.goldenId !== line.partyId;
  const partyId = isMoved ? line.partyId : before.partyId;
  const differences = {
    ...differencesBetween(saidBy(before), saidBy(line)),
    ...(isMoved && { party: { from: before.party, to: line.party } }),
  };
  const isSame = Object.keys(differences).length === 0;
  const outcome = isSame ? "unchanged" : "corrected";
  return { ...line, partyId, before, differences, lineId: before.lineId, outcome };
}

function saidBy({ party, day, category, amount, currency, description }: Said): Said {
  return { party, day, category, amount, currency, description };
}

async function refuseClosed(tx: Tx, bookings: readonly Booking[]): Promise<void> {
  const moved = bookings.filter(({ outcome }) => outcome !== "unchanged");
  const days = [...new Set(moved.flatMap(({ day, before }) => (before ? [day, before.day] : [day])))];
  const closed = await tx.sql<{ day: string; month: string }>`
    select day::text as day, left(month::text, 7) as month
    from unnest(${days}::date[]) as day
    join month_closing on month = date_trunc('month', day)::date and reopened_at is null`;
  const months = new Map(closed.map(({ day, month }) => [day, month]));
  for (const [at, { id, day, before, outcome }] of bookings.entries()) {
    const month = months.get(day) ?? (before && months.get(before.day));
    if (outcome !== "unchanged" && month !== undefined)
      refuse("ledger_month_closed", { id, month }, [
        { path: `lines.${at}.onDay`, message: `${month} is closed.` },
      ]);
  }
}

async function write(tx: Tx, source: string, bookings: readonly Booking[]): Promise<void> {
  const moved = bookings.filter(({ outcome }) => outcome !== "unchanged");
  const old = moved.flatMap(({ before }) => before ?? []);
  await tx.sql`
    delete from external_line
    using jsonb_to_recordset(${JSON.stringify(old)}::jsonb) as old ("partyId" uuid, "lineId" uuid)
    where external_line.party_id = old."partyId" and external_line.line_id = old."lineId"`;
  await tx.sql`
    insert into external_line (party_id, line_id, on_day, category, amount, currency, description, source, source_id)
    select "partyId", "lineId", day, category, amount, currency, description, ${source}, id
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as moved (
      id text, "partyId" uuid, "lineId" uuid, day date, category text, amount numeric, currency text, description text
    )`;
}

async function recordBookings(tx: Tx, actor: Actor, bookings: readonly Booking[]): Promise<void> {
  for (const outcome of ["booked", "corrected"] as const) {
    const those = bookings.filter((one) => one.outcome === outcome);
    await recordMany(
      tx,
      actor,
      { name: `external_line.${outcome}`, subjectKind: "external_line" },
      those.map(({ lineId, partyId, differences }) => ({ subjectId: lineId, partyId, differences })),
    );
  }
}
