import { once } from "node:events";
import type { Prepared } from "../encode/prepared.ts";
import { rowsOf } from "../encode/rows.ts";
import { type ReadyThread, readyThreads, type Threads, worthThreads } from "../ready-threads.ts";
import { type Tasks, tasksOn } from "./tasks.ts";

/** Does each task in parts, in as many threads as it has hands. */
export interface Crew {
  readonly parts: number;
  all<K extends keyof Tasks>(
    task: K,
    given: (part: number) => Parameters<Tasks[K]>,
  ): Promise<ReturnType<Tasks[K]>[]>;
  /** Lays the records out as comparing reads them, for all threads, which do meanwhile what they were asked before. */
  layOutRows(): void;
  dismiss(): Promise<void>;
}

/** Those who work on these records; one hand, or few records, work in the caller's own thread. */
export function crewFor(prepared: Prepared, count: number, ready?: Threads): Crew {
  if (count < 2 || prepared.records < worthThreads) return aloneOn(prepared);
  const { workers, dismiss } = ready ?? readyThreads(count);
  const begin = (given: Prepared) => {
    for (const { worker } of workers) worker.postMessage({ task: "begin", given: [given] });
  };
  begin(prepared);
  return {
    parts: workers.length,
    layOutRows: () => begin({ ...prepared, rows: rowsOf(prepared) }),
    all: (task, given) => Promise.all(workers.map((worker, part) => ask(worker, task, given(part)))) as never,
    // Whoever readied them may need them again.
    dismiss: async () => (ready === undefined ? dismiss() : undefined),
  };
}

function aloneOn(prepared: Prepared): Crew {
  const tasks = tasksOn(prepared);
  return {
    parts: 1,
    all: async (task, given) => [(tasks[task] as (...given: unknown[]) => never)(...given(0))],
    layOutRows: () => {},
    dismiss: async () => {},
  };
}

function ask({ worker, failed }: ReadyThread, task: string, given: readonly unknown[]): Promise<unknown> {
  const answer = once(worker, "message").then(([value]) => value);
  worker.postMessage({ task, given });
  return Promise.race([answer, failed]);
}
