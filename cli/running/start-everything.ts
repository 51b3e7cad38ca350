import { migrate } from "../../server/plumbing/database/migrate.ts";
import { serve } from "../../server/serve.ts";
import { claimServer } from "./claim-server.ts";
import { ensureWebBuilt } from "./ensure-web-built.ts";
import { listenAddress, publicAddress, refuseTakenPort } from "./listen-address.ts";
import { atMost, type Life } from "./run-until-stopped.ts";
import { openDatabase } from "./with-database.ts";
import { startWorkThread } from "./work-thread.ts";

export type Everything = {
  /** The address people use. */
  url: string;
  databaseUrl: string;
};

/**
 * Starts database, schema, server, worker and web pages for one data folder; `life` stops them in the reverse order.
 * @param prepare works on the migrated database before anything else does, while the web pages are built
 */
export async function startEverything(
  life: Life,
  dataDir: string,
  say: (line: string) => void,
  prepare: (databaseUrl: string) => Promise<void> = async () => undefined,
): Promise<Everything> {
  const address = listenAddress(process.env);
  const publicUrl = publicAddress(process.env);
  const claim = claimServer(dataDir);
  life.onStop(claim.release);
  await refuseTakenPort(address);

  const [webRoot, databaseUrl] = await allOf(ensureWebBuilt(say), openPrepared());
  const shared = { databaseUrl, dataDir };
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
  return { url: publicUrl ?? server.url, databaseUrl };

  async function openPrepared(): Promise<string> {
    const database = await openDatabase(dataDir, say);
    life.onStop(database.stop);
    await migrate(database.url);
    await prepare(database.url);
    return database.url;
  }
}

/** Waits for both even when one fails: what the other has started must be known before it is stopped. */
async function allOf<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}
