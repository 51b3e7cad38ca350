import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Memory of a process that lies in RAM, in MB. */
export function residentMb(pid: number): number {
  const status = readIfThere(`/proc/${pid}/status`).match(/^VmRSS:\s+(\d+) kB/m)?.[1];
  const kilobytes =
    status ?? spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim();
  return Number(kilobytes) / 1024;
}

/**
 * Memory of several processes together, in MB, with what they share counted once (Linux: proportional set size);
 * undefined where the system doesn't say.
 */
export function sharedMb(pids: readonly number[]): number | undefined {
  const parts = pids.map((pid) => readIfThere(`/proc/${pid}/smaps_rollup`).match(/^Pss:\s+(\d+) kB/m)?.[1]);
  if (parts.length === 0 || parts.some((part) => part === undefined)) return undefined;
  return parts.reduce((sum, part) => sum + Number(part) / 1024, 0);
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
