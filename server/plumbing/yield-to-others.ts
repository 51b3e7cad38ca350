import { readFileSync, readlinkSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { basename } from "node:path";

/**
 * Lets people at their desks go before the work of this thread, wherever the processor is short: a load keeps it busy for
 * minutes, an answer needs it for milliseconds. Only Linux knows priorities of threads.
 */
export function yieldThread(): void {
  if (process.platform !== "linux") return;
  try {
    lower(Number(basename(readlinkSync("/proc/thread-self"))));
  } catch {
    // Without /proc, or without leave to: it works all the same, only not behind the others.
  }
}

/**
 * The same for what PostgreSQL does for one connection, where it runs on this machine.
 * @param pid as the server says it; of another machine's server it may be any process here
 */
export function yieldBackend(pid: number | null | undefined): void {
  if (process.platform !== "linux" || !pid) return;
  try {
    if (readFileSync(`/proc/${pid}/cmdline`, "latin1").startsWith("postgres: ")) lower(pid);
  } catch {
    // It runs elsewhere, or as somebody else.
  }
}

function lower(pid: number): void {
  setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
}
