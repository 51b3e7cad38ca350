import { stat } from "node:fs/promises";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { yieldThread } from "../../server/plumbing/yield-to-others.ts";
import { type WorkOptions, work } from "../../server/work.ts";
import { exampleCompany } from "./example-company.ts";

type Task = Omit<WorkOptions, "log" | "exampleCompany">;

/**
 * The worker in a thread of its own: a long import or a whole-base calculation never holds up an answer to the desk,
 * and it ends with the process however that ends.
 * @param fail told when the thread ends without being asked to
 */
export async function startWorkThread(
  task: Task,
  fail: (error: Error) => void,
): Promise<{ close(): Promise<void> }> {
  // The threads that read files for the whole process have the priority of whoever needs them first: not the worker's.
  await stat(import.meta.filename);
  const thread = new Worker(new URL(import.meta.url), { workerData: task });
  const ended = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<void>();
  let closing = false;
  thread.once("message", () => ready.resolve());
  thread.on("error", (error) => {
    const failure = error instanceof Error ? error : new Error(String(error));
    ready.reject(failure);
    fail(failure);
  });
  thread.on("exit", (code) => {
    ended.resolve();
    if (!closing) fail(new Error(`The worker ended by itself (${code}).`));
  });
  await ready.promise;
  return {
    close: async () => {
      closing = true;
      thread.postMessage("close");
      await ended.promise;
    },
  };
}

async function runInThread(): Promise<void> {
  yieldThread();
  const worker = await work({ ...(workerData as Task), exampleCompany });
  parentPort?.once("message", () => {
    // With the pool closed and the port let go, nothing keeps the thread.
    void worker.close().then(() => parentPort?.close());
  });
  parentPort?.postMessage("ready");
}

if (!isMainThread) await runInThread();
