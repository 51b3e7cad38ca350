import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { openDatabase } from "../../server/plumbing/database/db.ts";
import { migrate } from "../../server/plumbing/database/migrate.ts";
import { administer, databaseUrl } from "../../test/harness/cluster.ts";
import type { Exported } from "../harness/export-company.ts";
import type { World } from "../harness/world.ts";

const databaseName = "bench_import";

/** Does something with a database that is migrated and otherwise empty, on the world's own server. */
export async function withDatabase(world: World, work: (url: string) => Promise<void>): Promise<void> {
  const drop = `drop database if exists ${databaseName} with (force)`;
  await administer(world.databaseUrl, drop, `create database ${databaseName}`);
  const url = databaseUrl(world.databaseUrl, databaseName);
  try {
    await migrate(url);
    await work(url);
  } finally {
    await administer(world.databaseUrl, drop);
  }
}

/** The least it takes to get the files' bytes into a database at all, in seconds. */
export async function copyBare(url: string, { files }: Exported): Promise<number> {
  const db = openDatabase(url, 1);
  const client = await db.pool.connect();
  try {
    const tables = files.map(({ columns }, index) => ({ name: `bench_bare_${index}`, columns }));
    for (const { name, columns } of tables)
      await client.query(`create table ${name} (${columns.map((column) => `"${column}" text`).join(", ")})`);
    const began = performance.now();
    for (const [index, { path }] of files.entries())
      await pipeline(
        createReadStream(path),
        client.query(copyFrom(`copy bench_bare_${index} from stdin (format csv, header)`)),
      );
    const seconds = (performance.now() - began) / 1000;
    for (const { name } of tables) await client.query(`drop table ${name}`);
    return seconds;
  } finally {
    client.release();
    await db.close();
  }
}
