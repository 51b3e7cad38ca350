import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../test/harness/database.ts";
import { migrate } from "./migrate.ts";

const db = await testDatabase();
afterAll(() => db.drop());

test("a second migration does nothing", async () => {
  expect(await migrate(db.url)).toEqual({ applied: [] });
});

test("a migration that was changed after it ran is refused by name", async () => {
  await db.sql`update applied_migration set sha256 = 'another' where name = '0001-plumbing.sql'`;
  await expect(migrate(db.url)).rejects.toMatchObject({
    code: "migration_changed",
    message: expect.stringContaining("0001-plumbing.sql"),
  });
  await db.sql`delete from applied_migration where name = '0001-plumbing.sql'`;
});

test("a migration that fails says why and leaves nothing behind", async () => {
  const before = await db.sql`select name from applied_migration`;
  // Its tables stand already, so running it once more must fail.
  await expect(migrate(db.url)).rejects.toMatchObject({ code: "migration_failed" });
  expect(await db.sql`select name from applied_migration`).toEqual(before);
});

test("a database that a newer Vitalfew moved on is left alone", async () => {
  await db.sql`insert into applied_migration (name, sha256) values ('9999-tomorrow.sql', 'x')`;
  await expect(migrate(db.url)).rejects.toMatchObject({ code: "database_newer" });
});
