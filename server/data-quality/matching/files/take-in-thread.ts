// Reads the records it is told of, as the thread that started it does, and takes in the half that says where and when.
import { parentPort } from "node:worker_threads";
import { Intake } from "../../../matching/intake.ts";
import { columnsOf, handOver } from "./take-in.ts";
import type { HalfAsked } from "./take-in-halves.ts";

parentPort?.on("message", async ({ kind, parts, files, haveCopies }: HalfAsked) => {
  const intake = new Intake(kind, { columns: columnsOf(parts), dayFirst: true, half: "where" });
  await handOver(parts, intake, { fileOf: (part) => files[part] ?? 0, haveCopies });
  parentPort?.postMessage(intake.done());
});
