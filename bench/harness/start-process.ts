import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A server in a process of its own, so that its memory and its event loop are nobody else's. */
export type RunningProcess = { url: string; pid: number; stop(): Promise<void> };

/** Starts a script of this folder that says its address when it is ready, and ends when we are gone. */
export async function startProcess(
  script: "server-process.ts" | "nothing-process.ts",
  args: readonly string[] = [],
): Promise<RunningProcess> {
  const child = forkScript(script, args);
  const ended = once(child, "exit");
  const [url] = await Promise.race([
    once(child, "message"),
    ended.then(() => {
      throw new Error(`${script} ended before it was ready.`);
    }),
  ]);
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** What a piece of work that ran by itself says of itself: how long it took, and the most memory it had. */
export type RanApart<Result> = { ms: number; peakMb: number; result: Result };

/** Runs a script to its end in a process of its own. It says one `RanApart`. */
export async function runApart<Result>(
  script:
    | "recompute-process.ts"
    | "../searching/duplicates-process.ts"
    | "import-process.ts"
    | "../matching/match-process.ts"
    | "../matching/duckdb-process.ts",
  args: readonly string[],
): Promise<RanApart<Result>> {
  const child = forkScript(script, args);
  let said: RanApart<Result> | undefined;
  child.on("message", (message) => {
    said = message as RanApart<Result>;
  });
  const [code] = await once(child, "exit");
  if (said === undefined) throw new Error(`${script} ended with ${code} and said nothing.`);
  return said;
}

function forkScript(script: string, args: readonly string[]) {
  // Standard output belongs to the bench's own table.
  return fork(join(import.meta.dirname, script), args, {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
}
