import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { bringIn, undo } from "../../../test/reference/bring-in.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { mergeParties } from "./merge-parties.ts";
import { unmergeParty } from "./unmerge-party.ts";

const actor = systemActor("command");
let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-merged-"));
});
afterAll(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

async function deliver(name: string, accounts: readonly string[]) {
  const header = "ACCOUNTID,Account Name,Account Owner Id,Account Type,Industry,Website";
  writeFileSync(join(folder, "Accounts.csv"), [header, ...accounts].join("\n"));
  const report = await bringIn(db, [folder]);
  expect(report.state).toBe("done");
  const [party] = await db.sql<{ id: string }>`select party_id as id from party where name = ${name}`;
  return { run: report.run, id: party?.id ?? "" };
}

test("a load whose records are merged with others is taken back once they are apart again", async () => {
  const north = await deliver("Northwind", ["4,Northwind,,Customer,Food,north.example"]);
  const twin = await deliver("Northwind Ltd", ["5,Northwind Ltd,,Customer,Food,north.example"]);
  const merge = (golden: string, member: string) =>
    db.write((tx) => mergeParties({ tx, actor, input: { partyId: golden, memberIds: [member] } }));
  const unmerge = (partyId: string) => db.write((tx) => unmergeParty({ tx, actor, input: { partyId } }));
  const names = async () =>
    (await db.sql<{ name: string }>`select name from party where name like 'Northwind%' order by name`).map(
      ({ name }) => name,
    );

  // Merged into the one that stays, and the one that stays merged into it.
  for (const [golden, member] of [
    [north.id, twin.id],
    [twin.id, north.id],
  ] as const) {
    await merge(golden, member);
    await expect(undo(db, twin.run)).rejects.toMatchObject({ code: "undo_conflicts" });
    expect(await names()).toEqual(["Northwind", "Northwind Ltd"]);
    await unmerge(member);
  }
  expect(await undo(db, twin.run)).toBe("done");
  expect(await names()).toEqual(["Northwind"]);
});

test("what a load brings for one of several records is shown, and gone again when the load is taken back", async () => {
  const golden = await deliver("Aal", ["6,Aal,,Customer,Food,aal.example"]);
  const member = await deliver("Aal Ltd", ["7,Aal Ltd,,Customer,Fishing,"]);
  await db.write((tx) => mergeParties({ tx, actor, input: { partyId: golden.id, memberIds: [member.id] } }));
  const shown = async () => {
    const [row] = await db.sql<{ values: Record<string, string | null> }>`
      select golden_values as values from party where party_id = ${golden.id}`;
    const { name, website, industry } = row?.values ?? {};
    return [name, website, industry];
  };
  expect(await shown()).toEqual(["Aal Ltd", "aal.example", "Fishing"]);

  // The golden record's own row changes twice: what is shown of it is no change of its own that would stand in the way.
  const own = await deliver("Aal", ["6,Aal,,Customer,Smoked fish,aal.example"]);
  expect(await shown()).toEqual(["Aal", "aal.example", "Smoked fish"]);
  const other = await deliver("Aal Ltd", ["7,Aal Ltd,,Customer,Fishing and boats,boats.example"]);
  expect(await shown()).toEqual(["Aal Ltd", "boats.example", "Fishing and boats"]);
  expect(await undo(db, own.run)).toBe("done");
  expect(await shown()).toEqual(["Aal Ltd", "boats.example", "Fishing and boats"]);
  expect(await undo(db, other.run)).toBe("done");
  expect(await shown()).toEqual(["Aal Ltd", "aal.example", "Fishing"]);
});
