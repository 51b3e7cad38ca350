import { type RawBuilder, sql } from "kysely";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aRatingPolicy } from "../../../test/a-rating-policy.ts";
import {
  aDocument,
  aFewMore,
  aVariedCompany,
  type Dice,
  dice,
  someCase,
  someContact,
  type Varied,
} from "../../../test/a-varied-company.ts";
import { aContact, anInvoice, aParty, aProduct } from "../../../test/builders.ts";
import { copiedDatabase, type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { people, world } from "../../../test/world.ts";
import { touchCustomer } from "../../customers/touch-customers.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { txOf } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { recomputeNow } from "../recompute.ts";

const actor = systemActor("command");
let database: TestDatabase;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2025-07-10T09:00:00Z") });
  database = await testDatabase();
  await world(database);
});
afterEach(async () => {
  vi.useRealTimers();
  await database.drop();
});

type Result = {
  reach: { isPartial: boolean; touched?: number; ratedAgain?: number; why?: string };
  window: unknown;
  notCounted: unknown;
};

async function resultOf(place: TestDatabase, asked: { full?: boolean; from?: string } = {}) {
  const { runId, state } = await recomputeNow(place, actor, asked);
  const [run] = await place.sql<{ result: Result; read: number; problems: string[] | null }>`
    select result, read_count as read, (select array_agg(message) from run_problem where run_problem.run_id = run.run_id) as problems
    from run where run_id = ${runId}`;
  if (run === undefined) throw new Error("no run");
  return { runId, state, ...run };
}

/** A run that adds up everybody and takes no letter from the last one: as if another policy had been in force. */
async function judgeEverybody(place: TestDatabase) {
  await place.sql`update value_basis set seen = jsonb_set(seen, '{marks,policy}', '"another"')`;
  const run = await resultOf(place);
  expect(run.result.reach).toEqual({ isPartial: false, why: "policy" });
  return run;
}

/** Everything that a run leaves, but for names and instants that are its own; and which rows it wrote. */
async function leftBy(place: TestDatabase, runId: string): Promise<Record<string, unknown[]>> {
  const left: Record<string, unknown[]> = {};
  const note = async (name: string, rows: Promise<unknown[]>) => {
    left[name] = await rows;
  };
  await note(
    "value",
    place.sql`select to_jsonb(t) - 'run_id' as row, run_id = ${runId} as written from party_value t order by golden_id`,
  );
  await note(
    "months",
    place.sql`select to_jsonb(t) - 'run_id' as row, run_id = ${runId} as written from party_month t order by party_id, month`,
  );
  await note(
    "figures that were not counted",
    place.sql`select (seen -> 'figuresCount')::integer - (select count(*) from party_value) as off from value_basis`,
  );
  await note("activities", place.sql`select * from party_activity order by golden_id, activity_code`);
  await note(
    "pools",
    place.sql`select to_jsonb(t) - 'run_id' as row, run_id = ${runId} as current from pool_month t order by pool_code, month`,
  );
  // A run over everybody keeps less of what is long ago than one after it.
  await note(
    "charges of pools",
    place.sql`
    select * from party_pool where month >= date_trunc('month', ${new Date().toISOString()}::date) - interval '2 months'
    order by golden_id, pool_code, month`,
  );
  await note(
    "sums of pools",
    place.sql`
    select * from pool_sum where month >= date_trunc('month', ${new Date().toISOString()}::date) - interval '2 months'
    order by pool_code, month`,
  );
  await note(
    "sums of pools that are not those of customers",
    place.sql`
    select *
    from (
      select pool_code, month, trim_scale(sum(minutes)) as minutes, trim_scale(sum(served + acquired)) as amount
      from party_pool
      group by 1, 2
    ) as added
    full join pool_sum using (pool_code, month)
    where (added.minutes, added.amount) is distinct from (
      pool_sum.minutes, trim_scale(pool_sum.customers + pool_sum.prospects + pool_sum.unattributed)
    ) and (added.minutes <> 0 or added.amount <> 0)`,
  );
  await note(
    "usual costs",
    place.sql`select to_jsonb(t) - 'run_id' as row from usual_cost t order by rating_base, activity_code`,
  );
  await note(
    "amounts of activities",
    place.sql`select * from usual_cost_count order by rating_base, activity_code, amount`,
  );
  await note(
    "usual",
    place.sql`select * from usual_value order by name, rating_base, segment, product_group`,
  );
  // Marks may lie at other amounts, and have to be right where they lie.
  await note(
    "wrong marks",
    place.sql`
    select mark.*, above, brought
    from value_mark as mark
    cross join lateral (
      select count(*) as above, coalesce(sum(amount), 0) as brought
      from party_value
      cross join lateral (
        select case mark.measure when 'revenue' then revenue when 'profit' then profit end as amount
      ) as marked
      where is_customer and golden_id <> ${ownCompanyId} and entries_count > 0 and customer_since <= window_until
        and amount > mark.amount
    ) as counted
    where above <> mark.customers_above or brought <> mark.amount_above`,
  );
  await note(
    "tally",
    place.sql`select * from customer_tally order by owner_id, kind, stage, segment, rating, result, quiet_months, serving_step`,
  );
  await note("without figures", place.sql`select * from customer_without_figures order by party_id`);
  await note("sources", place.sql`select * from value_source order by party_id`);
  await note(
    "basis",
    place.sql`select seen - 'cluster' - 'transactionFrom' - 'ownTransactions' - 'poolsFrom' as seen from value_basis`,
  );
  await note(
    "proposals",
    place.sql`
    select to_jsonb(t) - 'proposal_id' - 'run_id' - 'proposed_at' - 'decided_at' as row from rating_proposal t
    order by party_id, rating_from, rating_to, state, proposed_on, sentence`,
  );
  await note(
    "events",
    place.sql`
    select name, party_id, differences from event where name like 'rating.%' order by name, party_id, differences::text`,
  );
  await note(
    "words",
    place.sql`
    select golden_id, rating_words(rating_sentence, v) as sentence, place_among('revenue', revenue) as place,
      place_among('profit', profit) as place_by_profit
    from party_value v order by golden_id`,
  );
  await note(
    "result",
    place.sql`
    select result - 'seconds' - 'reach' as result, read_count, created_count, updated_count, unchanged_count
    from run where run_id = ${runId}`,
  );
  return left;
}

/** A policy under which a company of ten has groups, limits, and letters that wait. */
async function aPolicy(roll: Dice): Promise<void> {
  await aRatingPolicy(database, {
    base: { coverageMin: roll.of([0.1, 0.95]) },
    changes: {
      mode: roll.of(["automatic", "proposals"]),
      oncePerQuarter: roll.of([true, false]),
      comeBack: 0.1,
    },
    signals: {
      discountPoints: { isOn: true, limit: 0.01, groupMin: 2, byProductGroup: true },
      contactsPerThousand: { isOn: true, percentile: 0.6, contactsMin: 1, groupMin: 2 },
      returns: { isOn: true, percentile: 0.6, returnsMin: 1, groupMin: 2, faultyReasons: ["broken"] },
      supportUse: { isOn: true, times: 1, plans: [{ name: "Basic", requests: 1 }] },
      complaintsNotOurFault: { isOn: true, limit: 1 },
    },
  });
}

/** A record changes in what customers are counted by: whoever does that says so before. */
async function changed(partyId: string, assignment: RawBuilder<unknown>): Promise<void> {
  const tx = txOf(database.kysely);
  await touchCustomer(tx, partyId);
  await tx.sql`update party set ${assignment} where party_id = ${partyId}`;
}

async function shareContacts(home: string, other: string, weight: number, offset: number): Promise<void> {
  if (home === other) return;
  await database.sql`
    with shared as (
      update contact set own_weight = ${weight}
      where contact_id in (select contact_id from contact where party_id = ${home} order by contact_id offset ${offset} limit 2)
      returning party_id, contact_id
    )
    insert into contact_share (party_id, share_id, home_id, contact_id, weight)
    select ${other}::uuid, gen_random_uuid(), party_id, contact_id, 2 from shared
    on conflict (party_id, contact_id) do update set weight = 3`;
}

/** Something happens, of all that can move a figure. */
const happenings: readonly ((roll: Dice, company: Varied, partyId: string) => Promise<unknown>)[] = [
  (roll, { day, products }, partyId) => aDocument(database, roll, partyId, day(), products),
  (roll, { day, products }, partyId) => aDocument(database, roll, partyId, day(), products),
  (roll, { day }, partyId) => someContact(database, roll, partyId, day()),
  (roll, { day }, partyId) => someContact(database, roll, partyId, day()),
  // Two share a contact, by weights that change.
  (roll, { parties }, partyId) => shareContacts(partyId, roll.of(parties), 1 + roll.below(3), roll.below(3)),
  (roll, { day }, partyId) => someCase(database, roll, partyId, day()),
  (roll, { day }, partyId) => aFewMore(database, roll, partyId, day),
  (roll, _, partyId) => database.sql`
    update contact set minutes = 1 + coalesce(minutes, 0), caused_by = ${roll.of(["us", "customer"])}
    where party_id = ${partyId} and extract(day from on_day) < 8`,
  (roll, { day }, partyId) => database.sql`
    update contact set on_day = ${day()}
    where contact_id = (select contact_id from contact where party_id = ${partyId} order by contact_id offset ${roll.below(3)} limit 1)`,
  (_, __, partyId) => database.sql`
    delete from document_line where party_id = ${partyId} and line_no = 3`,
  (_, __, partyId) => database.sql`
    update document set freight_cost = 3.21, due_on = '2025-07-15', shipped_on = null
    where party_id = ${partyId} and kind in ('order', 'invoice') and extract(day from issued_on) < 12`,
  (roll, { parties }, partyId) =>
    changed(
      partyId,
      sql`golden_id = case when ${!parties.slice(0, 6).includes(partyId)} then ${roll.of(parties.slice(4, 6))}::uuid else golden_id end`,
    ),
  (_, __, partyId) => changed(partyId, sql`golden_id = party_id`),
  (roll, _, partyId) => changed(partyId, sql`segment = ${roll.of(["retail", "trade", null])}`),
  (roll, _, partyId) => database.sql`
    insert into asset (party_id, asset_id, name, support_plan)
    values (${partyId}, ${newId()}, 'Ladder', ${roll.of(["Basic", null])})`,
  async (_, { parties }) => {
    const partyId = await aParty(database, { segment: "retail" });
    parties.push(partyId);
    await anInvoice(database, partyId, "2025-02-14", [{ list: 450, cost: 100 }]);
    await anInvoice(database, partyId, "2025-05-14", [{ list: 45, discount: 10, cost: 20 }]);
  },
  async (roll, company, partyId) => {
    const product = await aProduct(database, { category: null });
    await database.sql`insert into cost_price values (${product}, '[2025-01-01,)', 3.3, 'EUR')`;
    await aDocument(database, roll, partyId, company.day(), [product]);
  },
  (roll) => database.sql`
    insert into exchange_rate values ('USD', ${`2025-06-${String(2 + roll.below(27)).padStart(2, "0")}`}, 0.9)
    on conflict do nothing`,
  (roll, _, partyId) => database.sql`
    insert into rating_override (
      party_id, override_id, rating, computed_rating, reason, set_on, until_on, set_by, set_by_name, set_at
    )
    select
      golden_id, ${newId()}, ${roll.of(["A", "C"])}, rating, 'Known to us.', '2025-07-10', '2025-08-20',
      ${people.manager.userId}, 'Bruno Hale', '2025-07-10T10:00:00Z'
    from party_value v where golden_id = ${partyId} and is_customer
      and not exists (select from rating_override o where o.party_id = v.golden_id and o.ended_at is null)`,
  async (roll) => {
    vi.setSystemTime(Date.now() + roll.of([1, 9, 30]) * 86_400_000);
  },
];

test.each([11, 12])(
  "a run over those who changed comes to what a run over everybody comes to, bit for bit: company %i",
  async (seed) => {
    const roll = dice(seed);
    await aPolicy(roll);
    const company = await aVariedCompany(database, roll);
    await resultOf(database);
    let partial = 0;
    for (let step = 0; step < 5; step++) {
      const happened = [];
      for (let no = roll.below(4); no >= 0; no--) {
        const which = roll.below(happenings.length);
        happened.push(which);
        await happenings[which]?.(roll, company, roll.of(company.parties));
      }
      const whole = await copiedDatabase(database);
      try {
        // Now and then everybody is added up, and only those judged who differ.
        const some = await resultOf(database, { full: roll.below(4) === 0 });
        const all = await judgeEverybody(whole);
        const where = `step ${step} after ${happened.join(", ")}, ${JSON.stringify(some.result.reach)}`;
        expect([some.state, all.state], where).toEqual(["done", "done"]);
        if (some.result.reach.isPartial) partial++;
        expect(await leftBy(database, some.runId), where).toEqual(await leftBy(whole, all.runId));
      } finally {
        await whole.drop();
      }
    }
    expect(partial).toBeGreaterThan(1);
  },
  120_000,
);

/** While anybody in this PostgreSQL holds a transaction open, what was written since it began is read again. */
async function untilNothingIsFresh(): Promise<void> {
  await expect
    .poll(async () => (await resultOf(database)).result.reach, { timeout: 40_000, interval: 200 })
    .toEqual({ isPartial: true, touched: 0, ratedAgain: 0 });
}

/** A customer with two sales of a margin, long enough known to be rated. */
async function aCustomer(name: string, margin: number): Promise<string> {
  const partyId = await aParty(database, { name });
  await anInvoice(database, partyId, "2025-01-10", [{ list: 1000, cost: 1000 - margin / 2 }]);
  await anInvoice(database, partyId, "2025-06-10", [{ list: 1000, cost: 1000 - margin / 2 }]);
  return partyId;
}

test("who comes to another class by what others bought takes what serving cost along to what is usual there", {
  timeout: 60_000,
}, async () => {
  const customers: string[] = [];
  for (const [name, margin] of [
    ["Nordwind", 400],
    ["Südwind", 300],
    ["Ostwind", 200],
  ] as const)
    customers.push(await aCustomer(name, margin));
  for (const [no, partyId] of customers.entries())
    await aContact(database, partyId, "2025-03-03", { minutes: 30 + no });
  const classes = () =>
    database.sql`select golden_id, rating_base from party_value where golden_id <> ${customers[2]} order by golden_id`;
  await resultOf(database);
  await untilNothingIsFresh();
  const before = await classes();
  await anInvoice(database, customers[2] ?? "", "2025-06-20", [{ list: 100_000, cost: 1 }]);
  const whole = await copiedDatabase(database);
  try {
    const some = await resultOf(database);
    const all = await judgeEverybody(whole);
    expect(some.result.reach).toMatchObject({ isPartial: true, touched: 1 });
    expect(await classes()).not.toEqual(before);
    expect(await leftBy(database, some.runId)).toEqual(await leftBy(whole, all.runId));
  } finally {
    await whole.drop();
  }
});

test("a run says whom it added up, and why everybody", { timeout: 60_000 }, async () => {
  const [nordwind] = [await aCustomer("Nordwind", 400), await aCustomer("Südwind", 300)];
  expect((await resultOf(database)).result.reach).toEqual({ isPartial: false, why: "first" });
  await untilNothingIsFresh();
  await aContact(database, nordwind, "2025-06-11");
  const some = await resultOf(database);
  expect(some.result.reach).toMatchObject({ isPartial: true, touched: 1 });
  expect(some.read).toBe(2);
  await database.sql`delete from contact`;
  expect((await resultOf(database)).result.reach).toEqual({ isPartial: false, why: "facts_gone" });
  await database.sql`update activity_rate set base_minutes = base_minutes + 1`;
  expect((await resultOf(database)).result.reach).toEqual({ isPartial: false, why: "prices" });
  vi.setSystemTime(new Date("2025-08-02T09:00:00Z"));
  await anInvoice(database, nordwind, "2025-06-30", [{ list: 10, cost: 1 }]);
  expect((await resultOf(database)).result.reach).toMatchObject({ isPartial: true, touched: 1 });
  await anInvoice(database, nordwind, "2025-07-01", [{ list: 10, cost: 1 }]);
  expect((await resultOf(database)).result.reach).toEqual({ isPartial: false, why: "window" });
  expect((await resultOf(database, { full: true })).result.reach).toEqual({ isPartial: false, why: "asked" });
});

test("figures that runs wrote while somebody held a transaction open are nobody else's", {
  timeout: 60_000,
}, async () => {
  const [nordwind] = [await aCustomer("Nordwind", 400), await aCustomer("Südwind", 300)];
  await resultOf(database);
  await untilNothingIsFresh();
  const other = await database.pool.connect();
  try {
    // With a number, as whoever has written something has one.
    await other.query("begin");
    await other.query("select pg_current_xact_id()");
    await database.sql`delete from party_value`;
    expect((await resultOf(database)).result.reach).toEqual({ isPartial: false, why: "figures_gone" });
    expect((await resultOf(database)).result.reach).toMatchObject({ isPartial: true, touched: 0 });
    await aContact(database, nordwind, "2025-06-11");
    expect((await resultOf(database)).result.reach).toMatchObject({ isPartial: true, touched: 1 });
    // What was written since is read again until that transaction ends.
    expect((await resultOf(database)).result.reach).toMatchObject({ isPartial: true, touched: 1 });
    await other.query("commit");
    await expect
      .poll(
        async () => {
          await resultOf(database);
          return database.sql`select jsonb_array_length(seen -> 'ownTransactions') as runs from value_basis`;
        },
        { timeout: 40_000, interval: 200 },
      )
      .toEqual([{ runs: 1 }]);
  } finally {
    other.release();
  }
});

test("months before a day stand when that was asked, or the run says which one would not", {
  timeout: 60_000,
}, async () => {
  const nordwind = await aCustomer("Nordwind", 400);
  await resultOf(database);
  await aContact(database, nordwind, "2025-06-11", { minutes: 30 });
  expect((await resultOf(database, { from: "2025-06-15" })).state).toBe("done");
  const months = () => database.sql`select month, profit from party_month order by month`;
  const before = await months();
  await aContact(database, nordwind, "2025-02-11", { minutes: 30 });
  for (const full of [false, true]) {
    const run = await resultOf(database, { from: "2025-06-15", full });
    expect(run.state).toBe("unbalanced");
    expect(run.problems).toEqual([
      "Figures of 2025-02 would change, and months before 2025-06 were asked to stand. The figures before this run stay in force. Compute without --from, or from 2025-02-01.",
    ]);
    expect(await months()).toEqual(before);
  }
  expect((await resultOf(database, { from: "2025-02-01" })).state).toBe("done");
});
