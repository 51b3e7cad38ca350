import { existsSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/harness/database.ts";
import { openDatabase } from "./database/db.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

// A server somewhere else has no processes here.
const isHere = process.platform === "linux" && !process.env.TEST_DATABASE_URL;

test.runIf(isHere)("the database works behind others for background work, and for nobody else", async () => {
  const withProcess = async <T>(yields: boolean, look: (pid: number) => T | Promise<T>) => {
    const own = openDatabase(db.url, 1, undefined, { yields });
    try {
      const { rows } = await own.pool.query<{ pid: number }>("select pg_backend_pid() as pid");
      return await look(rows[0]?.pid ?? 0);
    } finally {
      await own.close();
    }
  };
  expect(await withProcess(true, getPriority)).toBe(10);
  expect(await withProcess(false, getPriority)).toBeLessThan(10);
  // Where the kernel shares the processor between sessions, a process's own priority says nothing beside other sessions.
  const ofSession = (pid: number) => {
    const file = `/proc/${pid}/autogroup`;
    const said = existsSync(file) ? readFileSync(file, "utf8").match(/nice (-?\d+)/) : null;
    return said === null ? null : Number(said[1]);
  };
  if (ofSession(process.pid) === null) return;
  await withProcess(true, (pid) => vi.waitFor(() => expect(ofSession(pid)).toBe(10), 20_000));
  expect(await withProcess(false, ofSession)).toBeLessThan(10);
});

test.runIf(isHere)("processes that share a statement go behind with the one they share it with", async () => {
  const prioritiesOfWorkers = async (yields: boolean) => {
    const own = openDatabase(db.url, 1, undefined, { yields });
    try {
      const { rows } = await own.pool.query<{ pid: number }>("select pg_backend_pid() as pid");
      await own.pool.query("set debug_parallel_query = on");
      const shared = own.pool.query("select pg_sleep(1.5)");
      const workers = await vi.waitUntil(async () => {
        const found = await db.sql<{ pid: number }>`
          select pid from pg_stat_activity where leader_pid = ${rows[0]?.pid ?? 0}::int and backend_type = 'parallel worker'`;
        return found.length > 0 ? found : null;
      }, 5000);
      await new Promise((done) => setTimeout(done, 600));
      const priorities = workers.map(({ pid }) => getPriority(pid));
      await shared;
      return priorities;
    } finally {
      await own.close();
    }
  };
  const [ordinary = 0] = await prioritiesOfWorkers(false);
  expect(ordinary).toBeLessThan(10);
  expect(await prioritiesOfWorkers(true)).toEqual([10]);
});

test.runIf(process.platform === "linux")("a thread goes behind the others of its process", async () => {
  const before = getPriority();
  expect(await priorityOfThread()).toBe(Math.max(10, before));
  expect(getPriority()).toBe(before);
});

test.runIf(process.platform === "linux")("a thread that is further behind stays there", async () => {
  expect(await priorityOfThread(15)).toBe(Math.max(15, getPriority()));
});

/** What a thread that was to go behind comes to; `from`, where it was before that. */
async function priorityOfThread(from?: number): Promise<unknown> {
  const script = `
    import { readlinkSync } from "node:fs";
    import { basename } from "node:path";
    import { getPriority, setPriority } from "node:os";
    import { parentPort } from "node:worker_threads";
    import { yieldThread } from ${JSON.stringify(new URL("./yield-to-others.ts", import.meta.url).href)};
    const own = Number(basename(readlinkSync("/proc/thread-self")));
    ${from === undefined ? "" : `if (getPriority(own) < ${from}) setPriority(own, ${from});`}
    yieldThread();
    parentPort.postMessage(getPriority(own));`;
  const thread = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`), { execArgv: [] });
  const said = Promise.withResolvers<unknown>();
  thread.once("message", said.resolve);
  thread.once("error", said.reject);
  return said.promise;
}
