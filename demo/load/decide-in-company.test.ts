import { afterAll, beforeAll, expect, test } from "vitest";
import { exampleCompany } from "../../cli/running/example-company.ts";
import { askForExample } from "../../server/data-quality/example/ask-for-example.ts";
import { workOnExample } from "../../server/data-quality/example/work-on-example.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { type TestDatabase, testDatabase } from "../../test/harness/database.ts";

const choice = { customers: 600, years: 3, seed: 28 };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const runId = await database.write((tx) =>
    askForExample(tx, systemActor("command"), { madeBy: "demo", choice }, { queue: false }),
  );
  expect(await workOnExample(database, runId, { databaseUrl: database.url, exampleCompany })).toBe("done");
}, 60_000);
afterAll(() => database.drop());

test("its people wrote policies of their own, one drafting and another approving", async () => {
  expect(
    await database.sql`
      select kind, drafter.name as drafted, approver.name as approved
      from policy
      join user_account as drafter on drafter.user_id = drafted_by
      join user_account as approver on approver.user_id = approved_by
      order by kind`,
  ).toEqual([
    { kind: "fit", drafted: "Tomas Abend", approved: "Vera Lindqvist" },
    { kind: "rating", drafted: "Tomas Abend", approved: "Vera Lindqvist" },
  ]);
});

test("every fit occurs, and unknown is not what is said of most", async () => {
  const rows = await database.sql<{ type: string; count: number }>`
    select fit_type as type, count(*)::int as count
    from party_value where is_customer group by fit_type order by count(*) desc`;
  expect(new Set(rows.map((row) => row.type))).toEqual(
    new Set(["core", "protect", "improve_terms", "not_a_match", "unknown"]),
  );
  expect(rows[0]?.type).toBe("core");
});

test("changes wait for a decision, up and down, and support beyond the plan counts", async () => {
  const [open] = await database.sql<{ up: number; down: number }>`
    select count(*) filter (where rating_to < rating_from)::int as up, count(*) filter (where rating_to > rating_from)::int as down
    from rating_proposal where state = 'open'`;
  expect(open?.up).toBeGreaterThan(3);
  expect(open?.down).toBeGreaterThan(0);
  const asked = await database.sql`select from party_value where 'supportUse' = any(rating_signals)`;
  expect(asked.length).toBeGreaterThan(0);
});

test("some ratings were set by hand against the computed one, by two people; one ends within a month", async () => {
  const rows = await database.sql<{ set: string; computed: string; by: string; soon: boolean }>`
    select
      kept.rating as set, kept.rating_computed as computed, set_by_name as by, until_on <= set_on + 30 as soon
    from rating_override
    join party_value as kept on kept.golden_id = rating_override.party_id
    where ended_at is null and kept.rating_by = 'override'`;
  expect(rows).toHaveLength(5);
  expect(rows.filter(({ set, computed }) => set === computed)).toEqual([]);
  expect(new Set(rows.map((row) => row.by))).toEqual(new Set(["Tomas Abend", "Vera Lindqvist"]));
  expect(rows.filter((row) => row.soon)).toHaveLength(1);
});

test("asked again, nothing is decided twice", async () => {
  const decided = () => database.sql`
    select (select count(*) from policy)::int as policies, (select count(*) from rating_override)::int as overrides`;
  const before = await decided();
  let computed = 0;
  await exampleCompany.decide(database, async () => computed++);
  expect(await decided()).toEqual(before);
  expect(computed).toBe(0);
});
