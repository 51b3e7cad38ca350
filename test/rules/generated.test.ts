import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { generatedFiles } from "../../bin/generated-files.ts";
import { testDatabase } from "../harness/database.ts";

const database = await testDatabase();
afterAll(() => database.drop());
const [server] = await database.sql<{ version: number }>`
  select current_setting('server_version_num')::int / 10000 as version`;
const root = join(import.meta.dirname, "../..");
const files = await generatedFiles(database.pool);

// Older servers spell some expressions differently; the files are written by the version that Vitalfew brings.
describe.skipIf(server?.version !== 18)("generated files are current", () => {
  test.each(files)("$path", async ({ path, text }) => {
    const committed = await readFile(join(root, path), "utf8");
    expect(
      committed === text,
      `${path} is out of date. Run npm run generate and commit what it writes.`,
    ).toBe(true);
  });
});

test("a table more is seen in the rows, the schema and the distribution", async () => {
  await database.sql`create table ladder (party_id uuid constraint ladder_pkey primary key)`;
  const changed = (await generatedFiles(database.pool)).filter(
    ({ path, text }) => files.find((file) => file.path === path)?.text !== text,
  );
  expect(changed.map(({ path }) => path)).toEqual(["db/rows.ts", "db/schema.sql", "db/citus.sql"]);
});
