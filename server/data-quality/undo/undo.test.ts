import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { bringIn, contentOf, undo } from "../../../test/reference/bring-in.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { askForUndo } from "./work-on-undo.ts";

let db: TestDatabase;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-undo-"));
});
afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

/** A delivery of accounts (id, name, owner, kind, line of business) and of calls (id, account). */
async function deliver(accounts: readonly string[], calls: readonly string[] = []): Promise<string> {
  const header = "ACCOUNTID,Account Name,Account Owner Id,Account Type,Industry,Website";
  writeFileSync(join(folder, "Accounts.csv"), [header, ...accounts].join("\n"));
  const head =
    "TASKID,Call Start Time,Call Duration (in seconds),Subject,Call Type,ACCOUNTID,CONTACTID,LEADID";
  const rows = calls.map((call) => {
    const [id, account] = call.split(",");
    return `${id},2021-04-15 23:03:00,420,Invoice ${id},Inbound,${account},,`;
  });
  writeFileSync(join(folder, "Calls.csv"), [head, ...rows].join("\n"));
  const report = await bringIn(db, [folder]);
  expect(report.state).toBe("done");
  return report.run;
}

const laura = "2,Laura Ashley,,Customer,Technology,laura.example";
const angels = "3,Angel's,,Customer,Retail,angels.example";
const north = "4,Northwind,,Prospect,Food,north.example";
const names = async () =>
  (await db.sql<{ name: string }>`select name from party where name <> 'Our company' order by name`).map(
    ({ name }) => name,
  );

describe("a load whose records a later one touched", () => {
  test("is taken back but for those; undone later, everything is as it was", async () => {
    const before = await contentOf(db);
    const first = await deliver([laura, angels, north]);
    const afterFirst = await contentOf(db);
    // Changes one record of the first load, builds on another, leaves the third alone.
    const second = await deliver([laura.replace("Technology", "Retail")], ["71,3"]);
    const afterSecond = await contentOf(db);

    await expect(undo(db, first)).rejects.toMatchObject({ code: "undo_conflicts" });
    expect(await contentOf(db)).toEqual(afterSecond);

    expect(await undo(db, first, { keep: "conflicting" })).toBe("done");
    expect(await names()).toEqual(["Angel's", "Laura Ashley"]);
    const kept = await contentOf(db);
    for (const table of ["contact_point", "lookup", "party_role", "contact", "party"])
      expect(afterSecond[table], table).toEqual(expect.arrayContaining(kept[table] ?? []));
    // A record that stays keeps all that makes it up.
    expect(kept.contact_point).toHaveLength(2);
    expect(kept.crosswalk).toHaveLength(3);
    const notes = await db.sql`select value from run_problem where code = 'undo_kept' order by value`;
    expect(notes).toEqual([{ value: "Angel's" }, { value: "Laura Ashley" }]);

    expect(await undo(db, second)).toBe("done");
    expect(await undo(db, first)).toBe("done");
    expect(await contentOf(db)).toEqual(before);
    expect(afterFirst.party).toHaveLength(4);
  });

  test("is taken back together with the later ones, the newest first", async () => {
    const before = await contentOf(db);
    const first = await deliver([laura, angels]);
    const second = await deliver([laura.replace("Technology", "Retail"), north]);
    const third = await deliver([laura.replace("Technology", "Food")], ["71,4", "72,3"]);

    await expect(undo(db, second)).rejects.toMatchObject({ code: "undo_conflicts" });
    // What stands in the way is in none of the loads that go first.
    await expect(undo(db, first, { first: [second] })).rejects.toMatchObject({ code: "undo_conflicts" });
    expect(await undo(db, first, { first: [second, third] })).toBe("done");
    expect(await contentOf(db)).toEqual(before);
    const states = await db.sql`select state from run where kind = 'import'`;
    expect(states.map(({ state }) => state)).toEqual(["undone", "undone", "undone"]);
  });

  test("keeps what a person changed, were it one way to reach somebody, and never leads to nothing", async () => {
    const first = await deliver([laura, angels], ["71,2", "72,3"]);
    await db.sql`update contact_point set state = 'valid' where raw = 'laura.example'`;
    await db.sql`delete from contact_point where raw = 'angels.example'`;
    await db.sql`update contact set note = 'spoke to the owner' where subject = 'Invoice 72'`;
    expect(await undo(db, first, { keep: "conflicting" })).toBe("done");
    expect(await names()).toEqual(["Angel's", "Laura Ashley"]);
    expect(await db.sql`select subject from contact`).toEqual([{ subject: "Invoice 72" }]);
    const [run] = await db.sql`select state from run where run_id = ${first}`;
    expect(run).toEqual({ state: "done" });
  });

  test("goes whatever a computation proposed of its customers, and stays where a person decided about one", async () => {
    const load = await deliver([laura, angels]);
    const propose = (name: string, state: string) => db.sql`
      insert into rating_proposal (
        party_id, proposal_id, rating_from, rating_to, sentence, sentence_plain, figures_before, figures_after, policy_version,
        run_id, proposed_at, proposed_on, state, decided_at
      )
      select party_id, gen_random_uuid(), 'A', 'B', 'B.', 'B.', '{}', '{}', 1, ${load}, now(), current_date, ${state},
        case when ${state} <> 'open' then now() end
      from party where name = ${name}`;
    await propose("Laura Ashley", "open");
    await propose("Laura Ashley", "withdrawn");
    await propose("Angel's", "declined");
    await expect(undo(db, load)).rejects.toMatchObject({ code: "undo_conflicts", details: { count: 1 } });
    expect(await undo(db, load, { keep: "conflicting" })).toBe("done");
    expect(await names()).toEqual(["Angel's"]);
    expect(await db.sql`select state from rating_proposal`).toEqual([{ state: "declined" }]);
  });

  test("is compared by the columns its tables had then", async () => {
    const before = await contentOf(db);
    const first = await deliver([laura]);
    const second = await deliver([laura.replace("Technology", "Retail")]);
    await db.sql`alter table party add column shoe_size integer default 42`;
    // Another process: this one knows the tables as they were.
    const how = { undoes: first, first: [second] };
    const runId = await db.write((tx) => askForUndo(tx, systemActor("command"), how, false));
    const script = join(import.meta.dirname, "../../../test/harness/work-until-killed.ts");
    const { stdout } = await promisify(execFile)(process.execPath, [script, db.url, "undo", runId]);
    expect(JSON.parse(stdout)).toMatchObject({ state: "done" });
    await db.sql`alter table party drop column shoe_size`;
    expect((await contentOf(db)).party).toEqual(before.party);
  }, 60_000);
});
