import { parseArgs } from "node:util";
import { migrate } from "../server/plumbing/database/migrate.ts";
import { serve } from "../server/serve.ts";
import type { Io } from "./command.ts";
import { announce } from "./running/announce.ts";
import { dataFolder } from "./running/data-folder.ts";
import { ensureWebBuilt } from "./running/ensure-web-built.ts";
import { listenAddress, publicAddress } from "./running/listen-address.ts";
import { atMost, runUntilStopped } from "./running/run-until-stopped.ts";
import { openDatabase } from "./running/with-database.ts";
import { startWorkThread } from "./running/work-thread.ts";

export const usage = `vitalfew serve [--with-worker] [--api-only]

The HTTP server alone; any number of them may run on one database. PORT, HOST, DATABASE_URL and VITALFEW_DATA as for
vitalfew start.
  --with-worker  work on jobs too, in a thread beside it
  --api-only     without the web pages`;

/** Returns when a signal has stopped the server. */
export async function run(args: string[], io: Io): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { "with-worker": { type: "boolean" }, "api-only": { type: "boolean" } },
  });
  const address = listenAddress(process.env);
  const publicUrl = publicAddress(process.env);
  const dataDir = dataFolder();
  await runUntilStopped(async (life) => {
    const web = values["api-only"] ? {} : { webRoot: await ensureWebBuilt(io.say) };
    const database = await openDatabase(dataDir, io.say);
    life.onStop(database.stop);
    await migrate(database.url);

    const shared = { databaseUrl: database.url, dataDir };
    if (values["with-worker"]) {
      const worker = await startWorkThread(shared, life.fail);
      life.onStop(worker.close);
    }
    const server = await serve({
      ...shared,
      ...address,
      ...web,
      log: true,
      trustProxy: publicUrl !== undefined,
    });
    life.onStop(() => atMost(10_000, server.close()));
    await announce(publicUrl ?? server.url, database.url, io);
  });
}
