import { Worker } from "node:worker_threads";
import type { Prepared } from "../encode/prepared.ts";
import { rowsOf } from "../encode/rows.ts";
import { type Tasks, tasksOn } from "./tasks.ts";

/** Does each task in parts, in as many threads as it has hands. */
export interface Crew {
  readonly parts: number;
  all<K extends keyof Tasks>(
    task: K,
    given: (part: number) => Parameters<Tasks[K]>,
  ): Promise<ReturnType<Tasks[K]>[]>;
  dismiss(): Promise<void>;
}

/** Pairs come and go by the million: room for them to die young is worth more than the memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 64 };

/** Starting threads costs a fifth of a second; fewer records than this are done sooner without. */
const worthThreads = 20_000;

/** `threads` hands; one hand, or few records, work in the caller's own thread. */
export function crewFor(prepared: Prepared, threads: number): Crew {
  if (threads < 2 || prepared.records < worthThreads) return aloneOn(prepared);
  const workerData = { ...prepared, rows: rowsOf(prepared) };
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL("./thread.ts", import.meta.url), { workerData, resourceLimits }),
  );
  return {
    parts: threads,
    all: (task, given) => Promise.all(workers.map((worker, part) => ask(worker, task, given(part)))) as never,
    dismiss: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function aloneOn(prepared: Prepared): Crew {
  const tasks = tasksOn(prepared);
  return {
    parts: 1,
    all: async (task, given) => [(tasks[task] as (...given: unknown[]) => never)(...given(0))],
    dismiss: async () => {},
  };
}

function ask(worker: Worker, task: string, given: readonly unknown[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (end: (value: never) => void) => (value: unknown) => {
      worker.off("message", onMessage);
      worker.off("error", onError);
      end(value as never);
    };
    const onMessage = settle(resolve);
    const onError = settle(reject);
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.postMessage({ task, given });
  });
}
