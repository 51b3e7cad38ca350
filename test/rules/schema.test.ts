import { afterAll, expect, test } from "vitest";
import { migrate } from "../../server/plumbing/database/migrate.ts";
import { testDatabase } from "../harness/database.ts";
import { readCatalogue } from "./catalogue.ts";
import { namedByTheDatabase, notSpreadable, withoutWords } from "./schema.ts";
import { filesIn, readTree } from "./tree.ts";

const database = await testDatabase();
afterAll(() => database.drop());
const relations = await readCatalogue(database.sql);

test("every table, column, constraint and index says what it is", () => {
  expect(relations.length).toBeGreaterThan(30);
  expect(withoutWords(relations)).toEqual([]);
});

test("constraints are named by what they promise", () => {
  expect(namedByTheDatabase(relations)).toEqual([]);
});

test("what belongs to a customer can be spread over machines by the customer", () => {
  expect(notSpreadable(relations)).toEqual([]);
});

test("migrations are numbered without a gap, and a second migration does nothing", async () => {
  const tree = await readTree();
  const names = filesIn(tree, "db/migrations", { ends: /\.sql$/ }).map(({ path }) => path.split("/").at(-1));
  expect(names.map((name) => name?.slice(0, 5))).toEqual(
    names.map((_, index) => `${String(index + 1).padStart(4, "0")}-`),
  );
  expect(await migrate(database.url)).toEqual({ applied: [] });
});

test("a migration that was changed after it ran is refused", async () => {
  const edited = await testDatabase();
  try {
    await edited.sql`update applied_migration set sha256 = 'another' where name like '0003%'`;
    await expect(migrate(edited.url)).rejects.toThrow(/0003.* was changed after it had run/);
  } finally {
    await edited.drop();
  }
});

/** The tables of a database in which somebody made a mistake. */
async function withBug(work: (sql: typeof database.sql) => Promise<unknown>) {
  const bug = await testDatabase();
  try {
    await work(bug.sql);
    return await readCatalogue(bug.sql);
  } finally {
    await bug.drop();
  }
}

test("bugs are found: a table without words or names, spread wrongly, with numbers and a trigger", async () => {
  const bug = await withBug(async (sql) => {
    await sql`create table ladder (
      ladder_id serial primary key, party_id uuid references party (party_id), run_id uuid references run (run_id),
      rungs int check (rungs > 0) unique)`;
    await sql`create function noise() returns trigger language plpgsql as 'begin return new; end'`;
    await sql`create trigger ladder_noise before insert on ladder for each row execute function noise()`;
    await sql`create index on ladder (rungs)`;
    await sql`create table rung (rung_id uuid primary key)`;
  });
  expect(withoutWords(bug)).toEqual(
    expect.arrayContaining(
      [
        "The table ladder",
        "The column ladder.rungs",
        "The constraint ladder_rungs_check",
        "The index ladder_rungs_idx",
      ].map((words) => expect.stringContaining(words)),
    ),
  );
  expect(namedByTheDatabase(bug)).toEqual([
    expect.stringContaining("ladder_rungs_check"),
    expect.stringContaining("ladder_rungs_idx"),
  ]);
  expect(new Set(notSpreadable(bug))).toEqual(
    new Set([
      expect.stringContaining("ladder.ladder_id is numbered by the database"),
      expect.stringContaining("ladder_noise on ladder is a trigger"),
      expect.stringContaining("ladder_pkey on ladder is unique over (ladder_id)"),
      expect.stringContaining("ladder_run_id_fkey leads from ladder to run, which stays on one machine"),
      expect.stringContaining("ladder_rungs_key on ladder is unique over (rungs)"),
      expect.stringContaining("rung belongs to no customer"),
    ]),
  );
});

test("a bug is found: a foreign key between customers' tables without the customer", async () => {
  const bug = await withBug(async (sql) => {
    await sql`create table visit (
      party_id uuid not null, visit_id uuid not null, other_id uuid,
      constraint visit_pkey primary key (party_id, visit_id),
      constraint visit_other_fkey foreign key (other_id) references party (party_id))`;
  });
  expect(notSpreadable(bug)).toEqual([
    expect.stringContaining("visit_other_fkey leads from visit to party without party_id"),
  ]);
});
