import { systemActor } from "../../plumbing/actor.ts";
import type { Database, Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId, record } from "../../plumbing/events.ts";
import type { Shown } from "../../plumbing/http/shown.ts";
import { newId } from "../../plumbing/ids.ts";

type Row = {
  partyId: string;
  viewingId: string;
  userId: string;
  userName: string;
  apiKeyId: string | null;
  door: string;
  kind: string;
  asked: string;
  hour: string;
  firstAt: string;
  lastAt: string;
  times: number;
  customers: number;
};

const hourMs = 3_600_000;

/**
 * Writes down who had figures of profit before them: all of a second in one statement, outside of the requests, and what is
 * left when the server stops. A killed process loses the second it had not yet written. What fails to be written waits for
 * the next time.
 */
export function collectViewings(db: Database): { note(shown: Shown): void; flush(): Promise<void> } {
  let waiting = new Map<string, Row>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  function later(): void {
    timer ??= setTimeout(() => void flush().catch(() => undefined), 1000).unref();
  }

  function note(shown: Shown): void {
    const row = rowOf(shown, new Date());
    // The system itself and its jobs are nobody.
    if (row === null) return;
    gather(waiting, row);
    later();
  }

  /** One after the other: who stops a server waits for what is being written as well. */
  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.catch(() => undefined).then(write);
    return writing;
  }

  async function write(): Promise<void> {
    const taken = waiting;
    waiting = new Map();
    if (taken.size === 0) return;
    try {
      await db.write((tx) => writeViewings(tx, [...taken.values()]));
    } catch (error) {
      for (const row of taken.values()) gather(waiting, row);
      later();
      throw error;
    }
  }

  return { note, flush };
}

function rowOf({ actor, kind, partyId, count, asked }: Shown, now: Date): Row | null {
  if (actor.userId === null) return null;
  const at = now.toISOString();
  return {
    partyId: partyId ?? ownCompanyId,
    viewingId: newId(now.getTime()),
    userId: actor.userId,
    userName: actor.name,
    apiKeyId: actor.apiKeyId ?? null,
    door: actor.door,
    kind,
    asked,
    hour: new Date(Math.floor(now.getTime() / hourMs) * hourMs).toISOString(),
    firstAt: at,
    lastAt: at,
    times: 1,
    customers: count,
  };
}

function gather(rows: Map<string, Row>, row: Row): void {
  const key = [row.partyId, row.hour, row.userId, row.apiKeyId, row.door, row.kind, row.asked].join(" ");
  const known = rows.get(key);
  if (known === undefined) {
    rows.set(key, row);
    return;
  }
  if (row.firstAt < known.firstAt) known.firstAt = row.firstAt;
  if (row.lastAt > known.lastAt) known.lastAt = row.lastAt;
  known.times += row.times;
  known.customers += row.customers;
}

async function writeViewings(tx: Tx, rows: readonly Row[]): Promise<void> {
  // In one order, so that two servers that write the same rows wait for each other and not in a circle.
  await tx.sql`
    insert into viewing (
      party_id, viewing_id, user_id, user_name, api_key_id, door, kind, asked, hour, first_at, last_at, times_count,
      customers_count
    )
    select
      "partyId", "viewingId", "userId", "userName", "apiKeyId", door, kind, asked, hour, "firstAt", "lastAt", times, customers
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (
      "partyId" uuid, "viewingId" uuid, "userId" uuid, "userName" text, "apiKeyId" uuid, door text, kind text, asked text,
      hour timestamptz, "firstAt" timestamptz, "lastAt" timestamptz, times integer, customers integer
    )
    order by "partyId", hour, "userId", "apiKeyId", door, kind, asked
    on conflict on constraint viewing_once_an_hour do update
    set
      first_at = least(viewing.first_at, excluded.first_at),
      last_at = greatest(viewing.last_at, excluded.last_at),
      times_count = viewing.times_count + excluded.times_count,
      customers_count = least(viewing.customers_count::bigint + excluded.customers_count, 2147483647)`;
  await noteUnusual(tx, rows);
}

// Any constant will do: two servers that note the same person would note them twice.
const lockKey = 4_207_316;

/** Whoever opened the figures of more customers in one hour than the workspace allows for is noted, once for the hour. */
async function noteUnusual(tx: Tx, rows: readonly Row[]): Promise<void> {
  const opened = rows.filter((row) => row.partyId !== ownCompanyId);
  if (opened.length === 0) return;
  const exceeded = await tx.sql<{
    user_id: string;
    api_key_id: string | null;
    hour: string;
    customers: number;
    most: number;
  }>`
    select user_id, api_key_id, hour, count(distinct party_id)::integer as customers, viewings_an_hour_max as most
    from viewing
    cross join workspace
    where user_id = any(${[...new Set(opened.map((row) => row.userId))]}::uuid[])
      and hour = any(${[...new Set(opened.map((row) => row.hour))]}::timestamptz[])
      and party_id <> ${ownCompanyId}
    group by user_id, api_key_id, hour, viewings_an_hour_max
    having count(distinct party_id) > viewings_an_hour_max`;
  if (exceeded.length > 0) await tx.sql`select pg_advisory_xact_lock(${lockKey})`;
  for (const { user_id: userId, api_key_id: keyId, hour, customers, most } of exceeded) {
    const subject = keyId === null ? { kind: "user", id: userId } : { kind: "api_key", id: keyId };
    const [noted] = await tx.sql`
      select from event
      where subject_kind = ${subject.kind} and subject_id = ${subject.id} and name = 'viewings.exceeded'
        and happened_at >= ${hour}::timestamptz
      limit 1`;
    if (noted !== undefined) continue;
    await record(tx, systemActor("job"), {
      name: "viewings.exceeded",
      subjectKind: subject.kind,
      subjectId: subject.id,
      differences: { customers_in_an_hour: { from: most, to: customers } },
    });
  }
}
