// One thread of the matcher: does the tasks it is sent on the records it was started with.
import { parentPort, workerData } from "node:worker_threads";
import type { Prepared } from "../encode/prepared.ts";
import { tasksOn, type WeighedPairs } from "./tasks.ts";

const tasks = tasksOn(workerData as Prepared);

parentPort?.on("message", ({ task, given }: { task: keyof typeof tasks; given: unknown[] }) => {
  const run = tasks[task] as (...given: unknown[]) => unknown;
  const answer = run(...given);
  // Pairs come by the million: their memory changes hands instead of being copied.
  const columns = task === "weigh" ? Object.values((answer as WeighedPairs).pairs) : [];
  parentPort?.postMessage(
    answer,
    columns.map(({ buffer }) => buffer),
  );
});
