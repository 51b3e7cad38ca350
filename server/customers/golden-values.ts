import { type RawBuilder, sql } from "kysely";
import { fieldGroups, type survivalRules } from "../../contract/data-quality/merging.ts";
import type { Actor } from "../plumbing/actor.ts";
import { type Database, fewIds, type Tx } from "../plumbing/database/db.ts";
import { everyGroup, type Member, readMembers, readReaches } from "./golden/read-members.ts";
import { type Candidate, type ReachInSet, setOfReaches, survivorOf } from "./golden/surviving-values.ts";

type Group = (typeof fieldGroups)[number];

/** What counts of all records kept as one customer, each group with the record it comes from. */
export type GoldenRecord = {
  members: readonly Member[];
  groups: readonly {
    group: Group;
    values: Record<string, string | null>;
    from: Member;
    rule: (typeof survivalRules)[number];
  }[];
  mails: readonly ReachInSet[];
  phones: readonly ReachInSet[];
};

// What is read, made and written at once.
const customersAtOnce = 500;

/** What counts of customers, made of their records as they are now. */
export async function goldenRecordsOf(
  tx: Tx,
  goldenIds: readonly string[],
): Promise<ReadonlyMap<string, GoldenRecord>> {
  return goldenRecords(tx, await membersAmong(tx, goldenIds));
}

async function goldenRecords(tx: Tx, all: readonly Member[]): Promise<ReadonlyMap<string, GoldenRecord>> {
  if (all.length === 0) return new Map();
  const members = Map.groupBy(all, (member) => member.goldenId);
  const reaches = Map.groupBy(await readReaches(tx, [...members.keys()]), (reach) => reach.goldenId);
  return new Map(
    [...members].map(([goldenId, records]) => [goldenId, recordOf(records, reaches.get(goldenId) ?? [])]),
  );
}

type Reaches = Awaited<ReturnType<typeof readReaches>>;

function recordOf(members: readonly Member[], reaches: Reaches): GoldenRecord {
  return {
    members,
    groups: survivingGroups(members),
    mails: setOfReaches(reaches.filter((one) => one.kind === "mail")),
    phones: setOfReaches(reaches.filter((one) => one.kind === "phone")),
  };
}

/** What would count of several customers if they were kept as the first of them. */
export async function goldenRecordIfOne(tx: Tx, goldenIds: readonly string[]): Promise<GoldenRecord> {
  const reaches = await readReaches(tx, goldenIds);
  return recordOf(
    await membersAmong(tx, goldenIds),
    reaches.map((one) => ({ ...one, isOwn: one.partyId === goldenIds[0] })),
  );
}

/** For each of some sets of customers: whose values would count if they were one. */
export async function survivorsIfOne(
  tx: Tx,
  sets: readonly (readonly string[])[],
): Promise<GoldenRecord["groups"][]> {
  const members = Map.groupBy(await membersAmong(tx, [...new Set(sets.flat())]), (member) => member.goldenId);
  return sets.map((ids) => survivingGroups([...new Set(ids)].flatMap((id) => members.get(id) ?? [])));
}

/** Whose values count in each group of fields among records that are one customer, or would be. */
export function survivingGroups(members: readonly Member[]): GoldenRecord["groups"] {
  return fieldGroups.flatMap((group) => survivingGroup(group, members));
}

function survivingGroup(group: Group, members: readonly Member[]): GoldenRecord["groups"] {
  const survivor = survivorOf(
    members.map(
      (member): Candidate => ({
        partyId: member.partyId,
        values: member.groups[group] ?? {},
        pinnedAt: member.pins[group] ?? null,
        verifiedOn: group === "address" ? (member.address?.verifiedOn ?? null) : null,
        changedAt: member.changedAt[group],
      }),
    ),
  );
  const from = members.find((member) => member.partyId === survivor?.partyId);
  if (survivor === null || from === undefined) return [];
  return [{ group, values: from.groups[group] ?? {}, from, rule: survivor.rule }];
}

/**
 * Writes anew what is shown of the customers these parties are or were of: made of all their records, or none where a
 * record stands alone. Called in the transaction of every change of who is merged, of a pin, and of a field or a way to
 * reach them of a record that is merged or that others were merged into.
 */
export async function keepGoldenValues(tx: Tx, partyIds: readonly string[]): Promise<void> {
  const ids = [...new Set(partyIds)];
  // Of two that change two records of a customer, the second reads what the first has written.
  const customers = await tx.prepared<{ partyId: string; isOfSeveral: boolean }>`
    select party_id as "partyId", exists (
      select from party as member where member.golden_id = kept.party_id and member.party_id <> kept.party_id
    ) as "isOfSeveral"
    from party as kept
    where party_id in (
      -- With an "or" in place of the union all parties are read.
      select party_id from unnest(${ids}::uuid[]) as asked (party_id)
      union
      select golden_id from party where party_id = any(${ids}::uuid[])
    )
    order by party_id
    for no key update`;
  await makeGoldenValues(
    tx,
    customers.map((one) => one.partyId),
    customers.filter((one) => one.isOfSeveral).map((one) => one.partyId),
  );
}

/**
 * The same for parties whose rows this transaction has locked.
 * @param mayBeOfSeveral those of them that records may be kept as; nothing is shown of the others
 */
export async function makeGoldenValues(
  tx: Tx,
  partyIds: readonly string[],
  mayBeOfSeveral: readonly string[],
): Promise<void> {
  const members = Map.groupBy(await membersAmong(tx, mayBeOfSeveral), (member) => member.goldenId);
  const records = await goldenRecords(tx, [...members.values()].filter((of) => of.length > 1).flat());
  const made = [...records].map(([partyId, record]) => ({ partyId, values: valuesOf(record) }));
  await tx.prepared`
    update party
    set golden_values = made.values
    from unnest(${fewIds(partyIds)}) as asked (party_id)
    left join jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as made ("partyId" uuid, values jsonb)
      on made."partyId" = asked.party_id
    where party.party_id = asked.party_id and party.golden_values is distinct from made.values`;
}

async function membersAmong(tx: Tx, goldenIds: readonly string[]): Promise<Member[]> {
  return goldenIds.length === 0 ? [] : readMembers(tx, goldenIds);
}

/** By field, as the contract names them, and what lists show of the address, mail and phone to use first. */
function valuesOf(record: GoldenRecord): Record<string, string | null> {
  const { members, groups, mails, phones } = record;
  const address = groups.find(({ group }) => group === "address")?.from.address ?? null;
  const values = groups.filter(({ group }) => group !== "address").map((one) => one.values);
  return {
    ...emptyValues,
    ...Object.assign({}, ...values),
    place: address?.place ?? null,
    addressId: address?.contactPointId ?? null,
    mail: mails[0]?.raw ?? null,
    mailId: mails[0]?.contactPointId ?? null,
    phone: phones[0]?.raw ?? null,
    phoneId: phones[0]?.contactPointId ?? null,
    names: members.map(({ name }) => name).join("\n"),
  };
}

/** A group nobody says anything in is empty, and not the record's own. */
const emptyValues = Object.fromEntries(
  [
    "givenName",
    "familyName",
    "legalName",
    "taxNumber",
    "website",
    "industry",
    "employeesCount",
    "annualRevenue",
    "annualRevenueCurrency",
    "segment",
    "territory",
    "language",
    "timeZone",
  ].map((field) => [field, null]),
);

/**
 * The same for the customers of several records that any of these parties belongs to.
 * @param who a query for `party_id`; who is kept as one is as before
 */
export async function keepGoldenValuesOf(tx: Tx, who: RawBuilder<unknown>): Promise<void> {
  const [anybody] = await tx.sql`select from party where golden_values is not null limit 1`;
  if (anybody === undefined) return;
  const rows = await tx.sql<{ partyId: string }>`
    select party_id as "partyId"
    from party as kept
    where golden_values is not null
      and party_id in (select golden_id from party where party_id in (${who}))
    order by party_id`;
  await keepInSets(
    tx,
    rows.map(({ partyId }) => partyId),
  );
}

async function keepInSets(tx: Tx, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += customersAtOnce)
    await keepGoldenValues(tx, ids.slice(at, at + customersAtOnce));
}

/**
 * Makes what is shown of customers of several records for whom it is still to be made: those merged before there was such a
 * thing. Called every minute; with nothing to do it looks at an index that is empty.
 */
export async function fillGoldenValues(db: Database): Promise<void> {
  for (;;) {
    const count = await db.write(async (tx) => {
      const rows = await tx.sql<{ partyId: string }>`
        select party_id as "partyId" from party where golden_values = '{}' order by party_id limit ${customersAtOnce}`;
      await keepGoldenValues(
        tx,
        rows.map(({ partyId }) => partyId),
      );
      return rows.length;
    });
    if (count < customersAtOnce) return;
  }
}

/** Makes it anew for everybody, as it would be derived from the records alone. */
export async function rebuildGoldenValues(tx: Tx): Promise<void> {
  const rows = await tx.sql<{ partyId: string }>`
    select party_id as "partyId" from party where golden_values is not null
    union
    select golden_id from party where golden_id <> party_id
    order by 1`;
  await keepInSets(
    tx,
    rows.map(({ partyId }) => partyId),
  );
}

/**
 * The days of a record's groups, for an update of `party` that changes some of them: these count as changed now, and the
 * others as changed when they were, whatever the update does to the record's own day. For records of a customer of
 * several: what somebody changes in one field must not make another field's value of that record count.
 */
export function valuedAt(tx: Pick<Tx, "now">, groups: readonly Group[]): RawBuilder<unknown> {
  const now = Object.fromEntries(groups.map((group) => [group, `${tx.now.toISOString().slice(0, -1)}000Z`]));
  return sql`${everyGroup} || coalesce(party.valued_at, '{}') || ${JSON.stringify(now)}::jsonb`;
}

/**
 * Says from which of a customer's records a group of fields comes, whatever the rules say; null leaves it to the rules.
 * @returns the record it was pinned to before
 */
export async function pinGroup(
  tx: Tx,
  actor: Actor,
  pin: { goldenId: string; group: Group; recordId: string | null },
): Promise<string | null> {
  const [before] = await tx.sql<{ recordId: string }>`
    delete from golden_pin
    where party_id in (select party_id from party where golden_id = ${pin.goldenId}) and field_group = ${pin.group}
    returning party_id as "recordId"`;
  if (pin.recordId !== null)
    await tx.sql`
      insert into golden_pin (party_id, field_group, pinned_at, pinned_by, pinned_by_name)
      values (${pin.recordId}, ${pin.group}, ${tx.now}, ${actor.userId}, ${actor.name})`;
  return before?.recordId ?? null;
}
