import { readFileSync } from "node:fs";
import { rounded } from "./statistics.ts";

/**
 * Begins to watch what the host of a virtual machine gives of its cores to others (Linux counts it as steal; 0 where
 * nobody says).
 * @returns the share of all cores' time, 0 to 1, since then
 */
export function watchStolenTime(): () => number {
  const before = coreTimes();
  return () => {
    const after = coreTimes();
    const all = after.all - before.all;
    return all > 0 ? rounded((after.stolen - before.stolen) / all) : 0;
  };
}

/** Of all cores together since the machine was started, in the system's ticks. */
function coreTimes(): { all: number; stolen: number } {
  const [, ...ticks] = firstLine("/proc/stat").trim().split(/\s+/).map(Number);
  // user nice system idle iowait irq softirq steal; what guests took stands in user already.
  return { all: ticks.slice(0, 8).reduce((sum, one) => sum + one, 0), stolen: ticks[7] ?? 0 };
}

function firstLine(path: string): string {
  try {
    return readFileSync(path, "utf8").split("\n", 1)[0] ?? "";
  } catch {
    return "";
  }
}
