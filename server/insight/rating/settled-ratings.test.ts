import { afterEach, beforeEach, expect, test } from "vitest";
import { aRatingPolicy } from "../../../test/a-rating-policy.ts";
import { aCase, aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { people, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { newId } from "../../plumbing/ids.ts";
import { recomputeNow } from "../recompute.ts";

const actor = systemActor("command");
let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
  await world(database);
});
afterEach(() => database.drop());

async function recompute(): Promise<string> {
  const { runId, state } = await recomputeNow(database, actor);
  expect(state).toBe("done");
  return runId;
}

async function ratingOf(partyId: string) {
  const [row] = await database.sql<{
    rating: string;
    computed: string | null;
    by: string;
    sentence: string;
    signals: string[];
    inputs: Record<string, unknown>;
    usual: number | null;
    fit: string;
    fitSentence: string;
  }>`
    select rating, rating_computed as computed, rating_by as by, rating_words(rating_sentence, party_value) as sentence, rating_signals as signals,
      rating_inputs as inputs, usual_discount(segment, product_group) as usual, fit_type as fit, fit_sentence as "fitSentence"
    from party_value where golden_id = ${partyId}`;
  if (row === undefined) throw new Error("no figures");
  return row;
}

/** A customer with two sales of a margin, long enough known to be rated. */
async function aCustomer(name: string, margin: number, fields: { segment?: string } = {}): Promise<string> {
  const partyId = await aParty(database, { name, ...fields });
  await anInvoice(database, partyId, "2025-01-10", [{ list: 10_000, cost: 10_000 - margin / 2 }]);
  await anInvoice(database, partyId, "2025-11-10", [{ list: 10_000, cost: 10_000 - margin / 2 }]);
  return partyId;
}

/** So many minutes of calls at 0.80 each: serving takes that much of the margin. */
async function talk(partyId: string, minutes: number): Promise<void> {
  await aContact(database, partyId, "2025-06-10", { minutes, minutes_basis: "measured" });
}

const proposalsOf = (partyId: string) =>
  database.sql<{
    from: string;
    to: string;
    state: string;
    before: { profit: number };
    after: { profit: number };
  }>`
    select rating_from as "from", rating_to as "to", state, figures_before as before, figures_after as after
    from rating_proposal where party_id = ${partyId} order by proposed_at, state`;

test("the first rating is in force at once, a later change is proposed and the letter stays", async () => {
  await aRatingPolicy(database, { changes: { mode: "proposals" } });
  const partyId = await aCustomer("Nordwind", 1000);
  await recompute();
  expect(await ratingOf(partyId)).toMatchObject({ rating: "A", computed: null, by: "first" });

  await talk(partyId, 450);
  const runId = await recompute();
  const held = await ratingOf(partyId);
  expect(held).toMatchObject({ rating: "A", computed: "B", by: "first" });
  expect(held.sentence).toMatch(/^A\. By profit 1,000/);
  expect(await proposalsOf(partyId)).toMatchObject([
    { from: "A", to: "B", state: "open", before: { profit: 1000 }, after: { profit: 640 } },
  ]);
  expect(
    await database.sql`select name, run_id from event where party_id = ${partyId} and name like 'rating.%'`,
  ).toEqual([{ name: "rating.proposed", run_id: runId }]);

  // Nothing new: the same proposal stands, with the figures of the newest run.
  await talk(partyId, 10);
  await recompute();
  expect(await proposalsOf(partyId)).toMatchObject([
    { state: "open", before: { profit: 1000 }, after: { profit: 632 } },
  ]);

  await database.sql`delete from contact`;
  await recompute();
  expect(await proposalsOf(partyId)).toMatchObject([{ state: "withdrawn" }]);
  expect(
    await database.sql`select name from event where party_id = ${partyId} and name like '%withdrawn'`,
  ).toHaveLength(1);
  expect(await ratingOf(partyId)).toMatchObject({ rating: "A", computed: null });
});

test("what was declined is not proposed again in the same quarter", async () => {
  await aRatingPolicy(database, { changes: { mode: "proposals" } });
  const [lately, longAgo] = [await aCustomer("Nordwind", 1000), await aCustomer("Südwind", 1000)];
  await recompute();
  for (const partyId of [lately, longAgo]) await talk(partyId, 450);
  await recompute();
  await database.sql`
    update rating_proposal
    set state = 'declined', decided_at = now(), reason = 'One bad month.',
      decided_on = current_date - case when party_id = ${longAgo} then 100 else 0 end`;
  await recompute();
  expect(await proposalsOf(lately)).toMatchObject([{ state: "declined" }]);
  expect(await ratingOf(lately)).toMatchObject({ rating: "A", computed: "B" });
  expect((await proposalsOf(longAgo)).map(({ state }) => state).toSorted()).toEqual(["declined", "open"]);
});

test("by the figures at most one change a quarter, when the policy says so", async () => {
  await aRatingPolicy(database, { changes: { mode: "automatic", oncePerQuarter: true } });
  const [lately, longAgo] = [await aCustomer("Nordwind", 1000), await aCustomer("Südwind", 1000)];
  await recompute();
  for (const partyId of [lately, longAgo]) await talk(partyId, 450);
  await recompute();
  expect(await ratingOf(lately)).toMatchObject({ rating: "B", by: "policy" });
  await database.sql`delete from contact`;
  await database.sql`update party_value set rated_on = rated_on - 100 where golden_id = ${longAgo}`;
  await recompute();
  expect(await ratingOf(lately)).toMatchObject({ rating: "B", computed: "A" });
  expect(await ratingOf(longAgo)).toMatchObject({ rating: "A", computed: null });
});

test("to come back, a limit is missed by more; a new version judges everybody afresh", async () => {
  await aRatingPolicy(database, { changes: { comeBack: 0.1 } });
  const [partyId, other] = [await aCustomer("Nordwind", 1000), await aCustomer("Südwind", 1000)];
  for (const one of [partyId, other]) await talk(one, 375);
  await recompute();
  expect(await ratingOf(partyId)).toMatchObject({ rating: "B", signals: ["servingShare"] });
  await database.sql`update contact set minutes = case when party_id = ${other} then 330 else 350 end`;
  await recompute();
  expect(await ratingOf(other)).toMatchObject({ rating: "A", signals: [] });
  const lingering = await ratingOf(partyId);
  expect(lingering).toMatchObject({ rating: "B", signals: ["servingShare"] });
  expect(lingering.sentence).toContain(
    "28.0 % of the gross margin (limit 30 %): calls 280, to come back 10 % below the limit",
  );

  await aRatingPolicy(database);
  await recompute();
  expect(await ratingOf(partyId)).toMatchObject({ rating: "A", signals: [] });
});

test("by limits the letter hangs on the customer's own amount, and coming back up takes more", async () => {
  await aRatingPolicy(database, {
    base: { by: "limits", limitA: 2000, limitB: 500 },
    changes: { comeBack: 0.1 },
  });
  const [big, middle, small] = [
    await aCustomer("Big", 2000),
    await aCustomer("Middle", 1999),
    await aCustomer("Small", 499),
  ];
  await recompute();
  expect((await ratingOf(big)).rating).toBe("A");
  expect((await ratingOf(middle)).rating).toBe("B");
  expect((await ratingOf(small)).rating).toBe("C");
  await anInvoice(database, middle, "2025-11-11", [{ list: 100, cost: 0 }]);
  await recompute();
  expect((await ratingOf(middle)).rating).toBe("B");
  await anInvoice(database, middle, "2025-11-12", [{ list: 101, cost: 0 }]);
  await recompute();
  expect((await ratingOf(middle)).rating).toBe("A");
});

test("a letter that a person set holds beside the computed one, until its last day has passed", async () => {
  const partyId = await aCustomer("Nordwind", 1000);
  await recompute();
  await database.sql`
    insert into rating_override (
      party_id, override_id, rating, reason, until_on, set_by, set_by_name, set_at, set_on, computed_rating
    )
    values (
      ${partyId}, ${newId()}, 'C', 'Insolvency announced.', current_date, ${people.manager.userId}, 'Bruno Hale', now(),
      current_date, 'A'
    )`;
  await recompute();
  const set = await ratingOf(partyId);
  expect(set).toMatchObject({ rating: "C", computed: "A", by: "override" });
  expect(set.sentence).toMatch(
    /^C\. Set by Bruno Hale until .*: Insolvency announced\. By the policy: A\. By profit 1,000/,
  );

  await database.sql`update rating_override set set_on = set_on - 30, until_on = current_date - 1`;
  await recompute();
  expect(await ratingOf(partyId)).toMatchObject({ rating: "A", computed: null, by: "override_end" });
  expect(await database.sql`select ended_how from rating_override`).toEqual([{ ended_how: "expired" }]);
  expect(
    await database.sql`select name from event where party_id = ${partyId} and name like 'rating.%' order by event_id`,
  ).toEqual([{ name: "rating.changed" }, { name: "rating.override_ended" }, { name: "rating.changed" }]);
});

test("support beyond the plan and complaints that were not our fault count; what we caused does not", async () => {
  await aRatingPolicy(database, {
    signals: { supportUse: { isOn: true, times: 1.5, plans: [{ name: "Basic", requests: 2 }] } },
  });
  const partyId = await aCustomer("Nordwind", 1000);
  await database.sql`
    insert into asset (party_id, asset_id, name, support_plan) values (${partyId}, ${newId()}, 'Press', ' basic ')`;
  for (const day of ["2025-03-01", "2025-03-02"]) await aCase(database, partyId, day);
  await aContact(database, partyId, "2025-03-03", { kind: "support", minutes: 1 });
  await aContact(database, partyId, "2025-03-04", { kind: "support", caused_by: "us", minutes: 1 });
  for (const day of ["2025-04-01", "2025-04-02", "2025-04-03"])
    await aCase(database, partyId, day, { kind: "complaint", state: "closed", finding: "not_our_fault" });
  await aCase(database, partyId, "2025-04-04", { kind: "complaint", state: "closed", finding: "our_fault" });
  await recompute();
  const { rating, signals, inputs, sentence } = await ratingOf(partyId);
  expect({ rating, signals }).toEqual({ rating: "B", signals: ["supportUse", "complaintsNotOurFault"] });
  expect(inputs).toMatchObject({ supportUses: 3, supportIncluded: 2, complaintsNotOurFault: 3 });
  expect(sentence).toContain("Not counted: 1 complaint we caused; 1 support request we caused.");
});

test("returns of faulty goods are no returns where the reason is known", async () => {
  await aRatingPolicy(database, {
    signals: {
      returns: { isOn: true, percentile: 0.5, returnsMin: 3, groupMin: 1, faultyReasons: ["faulty"] },
    },
  });
  const partyId = await aCustomer("Nordwind", 1000);
  const giveBack = (day: string, reason?: string) =>
    anInvoice(database, partyId, day, [{ list: -1, cost: 0, quantity: -1 }], {
      kind: "return",
      custom: JSON.stringify(reason === undefined ? {} : { reason }),
    });
  for (const day of ["2025-03-01", "2025-03-02", "2025-03-03"]) await giveBack(day);
  await giveBack("2025-03-04", "Arrived Faulty");
  await recompute();
  const { signals, inputs, sentence } = await ratingOf(partyId);
  expect(signals).toEqual(["returns"]);
  expect(inputs).toMatchObject({ returnsCount: 3, returnsFaulty: 1 });
  expect(sentence).toContain("Not counted: 1 return of faulty goods.");
});

test("discounts are compared within the segment and the products mostly bought, when the policy says so", async () => {
  await aRatingPolicy(database, {
    signals: { discountPoints: { isOn: true, limit: 0.05, groupMin: 3, byProductGroup: true } },
  });
  const [tools] = await database.sql<{ id: string }>`
    insert into product (product_id, name, category) values (${newId()}, 'Drill', 'Tools') returning product_id as id`;
  const parties: string[] = [];
  for (const [no, discount] of [0, 0, 0, 20, 20, 26].entries()) {
    const partyId = await aParty(database, { name: `Customer ${no}`, segment: "Trade" });
    for (const day of ["2025-01-10", "2025-11-10"])
      await anInvoice(database, partyId, day, [
        { list: 100, discount, cost: 10, ...(no > 2 && { productId: tools?.id ?? "" }) },
      ]);
    parties.push(partyId);
  }
  // More of paint by the number, and 30 in our money: what is bought most is told by what it is worth.
  await database.sql`insert into exchange_rate values ('JPY', '2020-01-01', 0.006)`;
  const [paint] = await database.sql<{ id: string }>`
    insert into product (product_id, name, category) values (${newId()}, 'White', 'Paint') returning product_id as id`;
  await anInvoice(
    database,
    parties[5] ?? "",
    "2025-11-11",
    [{ list: 5000, discount: 1300, cost: 500, productId: paint?.id ?? "" }],
    { currency: "JPY" },
  );
  await recompute();
  const usual = [];
  for (const partyId of parties) usual.push((await ratingOf(partyId)).usual);
  // Those without a known group look to the whole segment.
  expect(usual).toEqual([0.1, 0.1, 0.1, 0.2, 0.2, 0.2]);
  expect((await ratingOf(parties[5] ?? "")).signals).toEqual(["discountPoints"]);
});

test("who earns, and whose promises are kept, tells the fit", async () => {
  const cases = [
    ["core", 1000, "kept", "Earns and fits: 3 of 3 promises kept (90 % needed)."],
    ["protect", 1000, "missed", "Earns and does not fit: 1 of 3 promises kept (90 % needed)."],
    ["improve_terms", -1000, "kept", "Does not earn and fits: 3 of 3 promises kept (90 % needed)."],
    ["not_a_match", -1000, "missed", "Does not earn and does not fit: 1 of 3 promises kept (90 % needed)."],
    [
      "unknown",
      1000,
      "none",
      "Fit unknown: nothing is on record about promises, complaints or satisfaction.",
    ],
  ] as const;
  const ids = new Map<string, string>();
  for (const [fit, margin, promises] of cases) {
    const partyId = await aCustomer(fit, margin);
    ids.set(fit, partyId);
    if (promises === "none") continue;
    for (const [no, day] of ["2025-05-01", "2025-05-02", "2025-05-03"].entries())
      await aContact(database, partyId, promises === "kept" || no === 0 ? day : "2025-05-20", {
        channel: "task",
        due_on: day,
        minutes: 1,
      });
  }
  await recompute();
  for (const [fit, , , fitSentence] of cases)
    expect(await ratingOf(ids.get(fit) ?? "")).toMatchObject({ fit, fitSentence });
});

test("our own faults and answers about satisfaction make a fit known, or undo it", async () => {
  const partyId = await aCustomer("Nordwind", 1000);
  for (const day of ["2025-05-01", "2025-05-02"])
    await aCase(database, partyId, day, { kind: "complaint", state: "closed", finding: "our_fault" });
  await aCase(database, partyId, "2025-05-03", { custom: JSON.stringify({ satisfaction: "4,5" }) });
  await aContact(database, partyId, "2025-05-04", { caused_by: "us", minutes: 1 });
  await recompute();
  expect(await ratingOf(partyId)).toMatchObject({
    fit: "protect",
    fitSentence:
      "Earns and does not fit: 3 of 3 complaints and contacts with a known cause were our fault; satisfaction 4.5 of 5 from 1 answer.",
  });
});
