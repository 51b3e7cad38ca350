import { createReadStream, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { openDatabase } from "../server/plumbing/db.ts";
import { migrate } from "../server/plumbing/migrate.ts";
import { administer, databaseUrl } from "../test/harness/cluster.ts";
import type { Bench } from "./figure.ts";
import { type Exported, exportCompany } from "./harness/export-company.ts";
import { runApart } from "./harness/start-process.ts";
import { rounded, spreadOf } from "./harness/statistics.ts";
import type { World } from "./harness/world.ts";

const databaseName = "bench_import";

/** Reading, checking, linking and loading, with the journal that takes a load back; the value run not counted. */
export const importFiles: Bench = {
  name: "import",
  question:
    "How many rows a second does an import bring in, of clients, bills, their lines and calls in four CSV files?",
  measure: async (world) => {
    const folder = join(world.dataDir, "bench-export", "files");
    mkdirSync(folder, { recursive: true });
    try {
      // A fifth of the company, and no more than some hundred thousand rows: it takes a minute.
      const exported = await exportCompany(
        world.database,
        folder,
        Math.min(20_000, world.company.customers / 5),
      );
      const ours: number[] = [];
      const bare: number[] = [];
      const peaks: number[] = [];
      let rows = 0;
      for (let time = 0; time < Math.min(2, world.effort.times); time++) {
        await withDatabase(world, async (url) => {
          bare.push(await copyBare(url, exported));
          const { ms, peakMb, result } = await runApart<{ read: number }>("import-process.ts", [
            url,
            exported.folder,
            exported.map,
          ]);
          rows = result.read;
          ours.push(ms / 1000);
          peaks.push(peakMb);
        });
      }
      const yardstick = "COPY of the same files into tables of text without an index";
      const rate = (seconds: number) => rounded(rows / seconds);
      return [
        {
          name: "the whole load, of a fifth of the company's customers",
          unit: "s",
          spread: spreadOf(ours),
          yardstick: { name: yardstick, spread: spreadOf(bare) },
        },
        {
          name: "rows it gets through",
          unit: "rows/s",
          spread: spreadOf(ours.map(rate)),
          yardstick: { name: yardstick, spread: spreadOf(bare.map(rate)) },
        },
        { name: "most memory of the process, PostgreSQL apart", unit: "MB", spread: spreadOf(peaks) },
      ];
    } finally {
      rmSync(join(world.dataDir, "bench-export"), { recursive: true, force: true });
    }
  },
};

async function withDatabase(world: World, work: (url: string) => Promise<void>): Promise<void> {
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
async function copyBare(url: string, { files }: Exported): Promise<number> {
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
