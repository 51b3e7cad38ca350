// One thread of the matcher: does the tasks it is sent, on the records it was sent last.
import { parentPort } from "node:worker_threads";
import type { Prepared } from "../encode/prepared.ts";
import { type Tasks, tasksOn, type WeighedPairs } from "./tasks.ts";

let tasks: Tasks | undefined;

type Message = { task: keyof Tasks; given: unknown[] } | { task: "begin"; given: [Prepared] };

parentPort?.on("message", ({ task, given }: Message) => {
  if (task === "begin") {
    tasks = tasksOn(given[0] as Prepared);
    return;
  }
  const run = tasks?.[task] as (...given: unknown[]) => unknown;
  const answer = run(...given);
  // Pairs come by the million: their memory changes hands instead of being copied.
  const columns = task === "weigh" ? Object.values((answer as WeighedPairs).pairs) : [];
  parentPort?.postMessage(
    answer,
    columns.map(({ buffer }) => buffer),
  );
});
