import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { startMark } from "./processes.ts";

/** Who holds a claim: a process, and what it wants others to know (for instance its address). */
export type Holder = { pid: number; note: string };

export type Claim = {
  /** Changes what others read. */
  say(note: string): void;
  release(): void;
};

/**
 * Takes a lock file, or says which living process holds it. A file left behind by a process that is gone does not
 * count: pid and start time are compared, so that neither kill -9 nor a re-used pid locks anybody out.
 */
export function tryClaim(path: string, note = ""): Claim | Holder {
  for (;;) {
    const text = (words: string) =>
      JSON.stringify({ pid: process.pid, mark: startMark(process.pid), note: words });
    try {
      writeFileSync(path, text(note), { flag: "wx" });
      return {
        say: (words) => writeFileSync(path, text(words)),
        release: () => rmSync(path, { force: true }),
      };
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const found = readClaim(path);
    if (found.holder) return found.holder;
    removeStale(path, found.text);
  }
}

/** The living holder of a lock file, or undefined when it is free. */
export function holderOf(path: string): Holder | undefined {
  return readClaim(path).holder;
}

/** Waits for the lock file, holds it during `work`, and lets it go. */
export async function withClaim<T>(path: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const claim = tryClaim(path);
    if ("release" in claim) {
      try {
        return await work();
      } finally {
        claim.release();
      }
    }
    await pause(20);
  }
}

function readClaim(path: string): { text: string; holder?: Holder } {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return { text: "" };
  }
  try {
    const { pid, mark, note } = JSON.parse(text) as { pid: number; mark: string; note: string };
    return startMark(pid) === mark ? { text, holder: { pid, note } } : { text };
  } catch {
    // Between creating the file and writing into it there is a moment in which it is empty.
    return isOlderThan(path, 2_000) ? { text } : { text, holder: { pid: 0, note: "" } };
  }
}

/** Only one process at a time may remove a stale file, and only the one it has read; so no fresh claim is ever lost. */
function removeStale(path: string, text: string): void {
  const guard = `${path}.takeover`;
  try {
    mkdirSync(guard);
  } catch {
    if (isOlderThan(guard, 5_000)) rmSync(guard, { recursive: true, force: true });
    return;
  }
  try {
    if (readClaim(path).text === text) rmSync(path, { force: true });
  } finally {
    rmdirSync(guard);
  }
}

function isOlderThan(path: string, ms: number): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined || Date.now() - found.mtimeMs > ms;
}
