import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, vi } from "vitest";
import type { Database } from "../../server/plumbing/database/db.ts";
import { resumeInterruptedRuns } from "../../server/plumbing/runs/runs.ts";

const script = join(import.meta.dirname, "work-until-killed.ts");

/** The works that a process of its own can be given; work-until-killed.ts knows each. */
export type WorkApart = "import" | "undo" | "duplicates" | "merge_sure";

/** With which statement it dies, and how long after that was sent; `pid`: whom it kills in place of itself. */
export type Death = { at: number; afterMs?: number; pid?: string };

/**
 * Works on a run in a process of its own.
 * @param death null: it works to the end
 * @returns what it said at its end, or null when it was killed
 */
export async function workApart(
  url: string,
  kind: WorkApart,
  runId: string,
  death: Death | null = null,
): Promise<{ state: string; sent: number } | null> {
  const dies = death === null ? [] : [death.at, death.afterMs ?? 0, ...(death.pid ? [death.pid] : [])];
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", script, url, kind, runId, ...dies.map(String)],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let [said, complained] = ["", ""];
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  child.stderr.on("data", (chunk) => {
    complained += chunk;
  });
  const [, signal] = await once(child, "close");
  if (said !== "") return JSON.parse(said);
  // Whoever loses the database ends as it can; whoever dies itself dies of nothing else.
  if (death?.pid === undefined) expect(signal, complained).toBe("SIGKILL");
  return null;
}

/**
 * The statements of a work at which it is killed: each but the last in the long form (VITALFEW_LONG=1), else a few over the
 * whole of it.
 */
export function deathsOver(statements: number, few: number): number[] {
  const isLong = process.env.VITALFEW_LONG === "1";
  const most = statements - 1;
  const count = isLong ? most : Math.min(few, most);
  return Array.from({ length: count }, (_, no) =>
    isLong ? no + 1 : Math.max(1, Math.floor(((no + 1) * statements) / (few + 1))),
  );
}

/** How long a test of all these deaths may take, in milliseconds. */
export const deathsTimeout = process.env.VITALFEW_LONG === "1" ? 7_200_000 : 300_000;

/**
 * Works on a run and is killed at a statement. How far it is a run says by the clock: a quick one sends a statement or two less, and
 * may be done before its death comes.
 */
export async function dieAt(url: string, kind: WorkApart, runId: string, at: number): Promise<void> {
  const ended = await workApart(url, kind, runId, { at });
  if (ended === null) return;
  expect(ended.state).toBe("done");
  expect(ended.sent).toBeLessThan(at);
}

/** Until what a process left that died is free to be taken up: the database takes a moment to see that it is gone. */
export async function untilTakenUp(db: Database): Promise<void> {
  await vi.waitUntil(async () => (await resumeInterruptedRuns(db)) === 1, { timeout: 60_000 });
}
