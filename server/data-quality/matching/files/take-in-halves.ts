import { once } from "node:events";
import { statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { Intake, joinHalves } from "../../../matching/intake.ts";
import type { Kind } from "../../../matching/roles.ts";
import type { FoundFile } from "../../imports/reading/find-files.ts";
import type { FilePart } from "./file-part.ts";
import type { RecordFile } from "./open-record-file.ts";
import { columnsOf, type Origins, takeIn } from "./take-in.ts";
import type { SaidRoles } from "./understand-files.ts";

type Prepared = ReturnType<Intake["done"]>;

/** What the second thread is told: to read the same files the same way. */
export type HalfAsked = {
  found: readonly FoundFile[];
  kind: Kind;
  asked: Kind | "auto";
  said: SaidRoles | undefined;
};

/** Smaller files are read sooner by one thread. */
const worthTwoBytes = 20_000_000;

/**
 * Takes in the records of these parts, all of one kind. Of large files each of two threads takes in one half of the
 * columns: both cut the same rows, which costs less than bringing two dictionaries of one column together.
 */
export async function takeInHalves(
  parts: readonly FilePart[],
  files: readonly RecordFile[],
  asked: HalfAsked,
  threads: number | undefined,
): Promise<{ prepared: Prepared; origins: Origins }> {
  const columns = columnsOf(parts);
  const fileOf = ({ file }: FilePart) => files.indexOf(file);
  const bytes = asked.found.reduce((sum, { storedAt }) => sum + statSync(storedAt).size, 0);
  if (bytes < worthTwoBytes || threads === 1) {
    const intake = new Intake(asked.kind, { columns, dayFirst: true });
    const origins = await takeIn(parts, fileOf, intake);
    return { prepared: intake.done(), origins };
  }
  const worker = new Worker(new URL("./take-in-thread.ts", import.meta.url), { workerData: asked });
  const other = once(worker, "message") as Promise<[Prepared]>;
  // Noted at once: a failure there while this thread still reads must not go by unheard.
  other.catch(() => undefined);
  const intake = new Intake(asked.kind, { columns, dayFirst: true, half: "who" });
  const origins = await takeIn(parts, fileOf, intake);
  const who = intake.done();
  const [where] = await other;
  return { prepared: joinHalves(who, where), origins };
}
