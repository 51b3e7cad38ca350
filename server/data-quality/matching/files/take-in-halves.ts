import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { Intake, joinHalves } from "../../../matching/intake.ts";
import type { Kind } from "../../../matching/roles.ts";
import type { FilePart } from "./file-part.ts";
import type { RecordFile } from "./open-record-file.ts";
import { columnsOf, type PartToRead, type TakenIn, takeIn } from "./take-in.ts";

type Prepared = ReturnType<Intake["done"]>;

/** What the second thread is told: what to read, and the number of each part's file. */
export type HalfAsked = {
  kind: Kind;
  parts: readonly PartToRead[];
  files: readonly number[];
  haveCopies: boolean;
};

/** Smaller files are read and matched sooner by one thread. */
const worthThreadsBytes = 4_000_000;

/** Whether files of so many bytes are worth several threads. */
export const areWorthThreads = (bytes: number) => bytes >= worthThreadsBytes;

/** Takes in records with a second thread, or alone. */
export type Hands = {
  /** @param haveCopies whether records of one file can be the same */
  takeIn(
    kind: Kind,
    parts: readonly FilePart[],
    files: readonly RecordFile[],
    haveCopies: boolean,
  ): Promise<{ prepared: Prepared; origins: TakenIn }>;
  dismiss(): Promise<void>;
};

/**
 * Readies those who take in records of files of so many bytes. Of large files each of two threads takes in one half of the
 * columns: both cut the same rows, which costs less than bringing two dictionaries of one column together. The second one
 * starts while the first still finds out what the files are.
 */
export function readyHands(bytes: number, threads: number | undefined): Hands {
  if (!areWorthThreads(bytes) || threads === 1)
    return { takeIn: (...asked) => takeInWith(null, ...asked), dismiss: async () => {} };
  const worker = new Worker(new URL("./take-in-thread.ts", import.meta.url));
  const failed = once(worker, "error").then(([error]) => Promise.reject(error));
  // A failure is heard where its half is waited for.
  failed.catch(() => undefined);
  return {
    takeIn: (...asked) => takeInWith({ worker, failed }, ...asked),
    dismiss: async () => {
      await worker.terminate();
    },
  };
}

async function takeInWith(
  second: { worker: Worker; failed: Promise<never> } | null,
  kind: Kind,
  parts: readonly FilePart[],
  files: readonly RecordFile[],
  haveCopies: boolean,
): Promise<{ prepared: Prepared; origins: TakenIn }> {
  const columns = columnsOf(parts);
  const numbers = parts.map(({ file }) => files.indexOf(file));
  const fileOf = (part: number) => numbers[part] ?? 0;
  const half = second === null ? {} : { half: "who" as const };
  const other =
    second && Promise.race([once(second.worker, "message") as Promise<[Prepared]>, second.failed]);
  // Noted at once: a failure there while this thread still reads must not go by unheard.
  other?.catch(() => undefined);
  second?.worker.postMessage({
    kind,
    parts: parts.map(toRead),
    files: numbers,
    haveCopies,
  } satisfies HalfAsked);
  const intake = new Intake(kind, { columns, dayFirst: true, ...half });
  const origins = await takeIn(parts, intake, { fileOf, haveCopies });
  const prepared = intake.done();
  if (other === null) return { prepared, origins };
  const [where] = await other;
  return { prepared: joinHalves(prepared, where), origins };
}

function toRead({ kind, columns, kindAt, dayFirstBy, file: { table } }: FilePart): PartToRead {
  return { kind, columns, kindAt, dayFirstBy, file: { table } };
}
