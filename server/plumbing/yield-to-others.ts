import { readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { basename } from "node:path";

const behind = constants.priority.PRIORITY_BELOW_NORMAL;

/**
 * Lets people at their desks go before the work of this thread, wherever the processor is short: a load keeps it busy for
 * minutes, an answer needs it for milliseconds. Only Linux knows priorities of threads.
 */
export function yieldThread(): void {
  if (process.platform !== "linux") return;
  try {
    setPriority(Number(basename(readlinkSync("/proc/thread-self"))), behind);
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
    if (!readFileSync(`/proc/${pid}/cmdline`, "latin1").startsWith("postgres: ")) return;
    setPriority(pid, behind);
    yieldSession(pid);
  } catch {
    // It runs elsewhere, or as somebody else.
  }
}

// The kernel takes one such wish in a tenth of a second from whoever may not do everything.
const nextTryMs = 150;
const triesMost = 20;

/**
 * Where Linux shares the processor between sessions, a priority counts only within one of them; each process of
 * PostgreSQL is a session of its own, and has to go behind the others as one.
 */
function yieldSession(pid: number, triesLeft = triesMost): void {
  if (!leadsSession(pid)) return;
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(behind));
  } catch (error) {
    const isTooSoon = error instanceof Error && "code" in error && error.code === "EAGAIN";
    if (isTooSoon && triesLeft > 0) setTimeout(yieldSession, nextTryMs, pid, triesLeft - 1).unref();
  }
}

/** Whether a process is the first of its session, so that nobody else's work is in it but its children's. */
function leadsSession(pid: number): boolean {
  try {
    // Behind the name, which may hold anything: state, parent, group, session.
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
    return Number(fields[3]) === pid;
  } catch {
    return false;
  }
}
