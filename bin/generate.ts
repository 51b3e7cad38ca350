// `npm run generate` writes every file that is made from something else; with --check it only says which are out of date.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import pg from "pg";
import { databaseUrl, startTestCluster } from "../test/harness/cluster.ts";
import { generatedFiles } from "./generated-files.ts";

const root = dirname(import.meta.dirname);
const onlyCheck = process.argv.includes("--check");
process.exitCode = await generate();

async function generate(): Promise<number> {
  const cluster = await startTestCluster();
  const client = new pg.Client({ connectionString: databaseUrl(cluster.adminUrl, cluster.template) });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    );
    if (rows[0]?.version !== 18) {
      console.error(
        `The schema is described by PostgreSQL 18, and TEST_DATABASE_URL leads to PostgreSQL ${rows[0]?.version}. Run it without TEST_DATABASE_URL.`,
      );
      return 1;
    }
    return await settle(await generatedFiles(client));
  } finally {
    await client.end();
    await cluster.close();
  }
}

/** Writes what differs, or only says so; 1 when a check found a difference. */
async function settle(files: readonly { path: string; text: string }[]): Promise<number> {
  let stale = 0;
  for (const { path, text } of files) {
    const file = join(root, path);
    const committed = await readFile(file, "utf8").catch(() => "");
    if (committed === text) continue;
    stale++;
    if (onlyCheck) {
      console.error(`${path} is out of date. Run npm run generate and commit what it writes.`);
    } else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      console.error(`Wrote ${path}.`);
    }
  }
  if (stale === 0) console.error("Every generated file is current.");
  return onlyCheck && stale > 0 ? 1 : 0;
}
