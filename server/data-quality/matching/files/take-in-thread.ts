// Reads the same files as the thread that started it, and takes in the half that says where and when.
import { parentPort, workerData } from "node:worker_threads";
import { Intake } from "../../../matching/intake.ts";
import { openRecordFile } from "./open-record-file.ts";
import { columnsOf, takeIn } from "./take-in.ts";
import type { HalfAsked } from "./take-in-halves.ts";
import { understandFiles } from "./understand-files.ts";

const { found, kind, asked, said } = workerData as HalfAsked;
const files = (await Promise.all(found.map(openRecordFile))).flat();
const parts = understandFiles(files, asked, said).filter((part) => part.kind === kind);
const intake = new Intake(kind, { columns: columnsOf(parts), dayFirst: true, half: "where" });
await takeIn(parts, ({ file }) => files.indexOf(file), intake);
parentPort?.postMessage(intake.done());
