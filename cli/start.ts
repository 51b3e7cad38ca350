import { parseArgs } from "node:util";
import { migrate } from "../server/plumbing/migrate.ts";
import { serve } from "../server/serve.ts";
import { announce } from "./announce.ts";
import { claimServer } from "./claim-server.ts";
import type { Io } from "./command.ts";
import { dataFolder } from "./data-folder.ts";
import { ensureWebBuilt } from "./ensure-web-built.ts";
import { listenAddress, publicAddress, refuseTakenPort } from "./listen-address.ts";
import { atMost, runUntilStopped } from "./run-until-stopped.ts";
import { openDatabase } from "./with-database.ts";
import { startWorkThread } from "./work-thread.ts";

export const usage = `vitalfew start

Settings come from the environment:
  PORT           the port, 4400 unless given; 0 takes any free one
  HOST           the address to listen on, 127.0.0.1 unless given; 0.0.0.0 lets other machines in
  DATABASE_URL   a PostgreSQL 15 or newer instead of the built-in one
  VITALFEW_DATA  the data folder instead of data/ in the project
  VITALFEW_URL   the address people use, when a reverse proxy stands in front`;

/** Database, schema, server, worker and web pages; returns when a signal has stopped them all. */
export async function run(args: string[], io: Io): Promise<void> {
  parseArgs({ args, options: {} });
  const address = listenAddress(process.env);
  const publicUrl = publicAddress(process.env);
  const dataDir = dataFolder();
  await runUntilStopped(async (life) => {
    const claim = claimServer(dataDir);
    life.onStop(claim.release);
    await refuseTakenPort(address);

    const webRoot = await ensureWebBuilt(io.say);
    const database = await openDatabase(dataDir, io.say);
    life.onStop(database.stop);
    await migrate(database.url);

    const shared = { databaseUrl: database.url, dataDir };
    const worker = await startWorkThread(shared, life.fail);
    life.onStop(worker.close);
    const server = await serve({
      ...shared,
      ...address,
      webRoot,
      log: true,
      trustProxy: publicUrl !== undefined,
    });
    life.onStop(() => atMost(10_000, server.close()));

    claim.say(server.url);
    await announce(publicUrl ?? server.url, database.url, io);
  });
}
