import { join, resolve } from "node:path";

/** Where this installation keeps its files: VITALFEW_DATA, or data/ in the project, wherever the command is called. */
export function dataFolder(): string {
  return resolve(process.env.VITALFEW_DATA || join(import.meta.dirname, "../../data"));
}

/** Where the demo keeps its own, so that it never mixes with a real one: VITALFEW_DATA, or data/demo in the project. */
export function demoFolder(): string {
  return resolve(process.env.VITALFEW_DATA || join(import.meta.dirname, "../../data/demo"));
}
