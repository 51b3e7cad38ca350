import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aParty } from "../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { systemActor } from "../actor.ts";
import { insertNoted, type Load, updateNoted } from "../runs/journal.ts";
import { askForRun } from "../runs/runs.ts";
import { checkKeys, putKeysOff } from "./keys-in-sets.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

/** Writes in a transaction in which keys are looked at once, at its end. */
async function load(work: (load: Load) => Promise<unknown>): Promise<void> {
  await db.write(async (tx) => {
    const run = { kind: "import", title: "A load", input: {} };
    const runId = await askForRun(tx, systemActor("command"), run, { queue: false });
    expect(await putKeysOff(tx)).toBe(true);
    await work({ tx, runId });
    await checkKeys(tx, runId);
  });
}

const role = (partyId: string) =>
  sql`insert into party_role (party_id, role, since) values (${partyId}, 'agent', date '2024-01-01')`;

test("a row that leads to nothing is found before the transaction ends, and nothing of it stays", async () => {
  const nobody = "00000000-0000-7000-8000-00000000dead";
  await expect(load((one) => insertNoted(one, "party_role", role(nobody)))).rejects.toThrow(
    /A row of party_role leads to no party/,
  );
  expect(await db.sql`select from party_role where role = 'agent'`).toEqual([]);

  const partyId = await aParty(db);
  await expect(
    load((one) =>
      updateNoted(one, "party", sql`update party t set owner_id = ${nobody} where t.party_id = ${partyId}`),
    ),
  ).rejects.toThrow(/A row of party leads to no user_account/);
});

test("rows that lead to what is there, or to what came with them, stay", async () => {
  const partyId = await aParty(db);
  await load((one) => insertNoted(one, "party_role", role(partyId)));
  expect(await db.sql`select role from party_role where party_id = ${partyId}`).toEqual([{ role: "agent" }]);
});

test("beyond that transaction every row is looked at again", async () => {
  await expect(db.sql`
    insert into party_role (party_id, role, since)
    values ('00000000-0000-7000-8000-00000000dead', 'agent', date '2024-01-01')`).rejects.toThrow(
    /foreign key/,
  );
});
