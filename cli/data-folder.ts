import { join, resolve } from "node:path";

/** Where this installation keeps its files: VITALFEW_DATA, or data/ in the project, wherever the command is called. */
export function dataFolder(): string {
  return resolve(process.env.VITALFEW_DATA || join(import.meta.dirname, "../data"));
}
