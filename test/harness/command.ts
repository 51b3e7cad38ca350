import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

export type Outcome = { code: number | null; stdout: string; stderr: string };

const root = join(import.meta.dirname, "../..");

/** Runs `npx vitalfew …` as its own processes and waits for the end. `input` is what it reads on standard input. */
export async function runVitalfew(
  args: readonly string[],
  env: Record<string, string> = {},
  input?: string,
): Promise<Outcome> {
  const child = spawnVitalfew(args, env, input === undefined ? "ignore" : "pipe");
  child.stdin?.end(input);
  const outcome: Outcome = { code: null, stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => {
    outcome.stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    outcome.stderr += chunk;
  });
  [outcome.code] = await once(child, "close");
  return outcome;
}

export type RunningVitalfew = {
  url: string;
  setupLink: string | null;
  /** bin/bootstrap.mjs, which runs the app. */
  starter: ChildProcess;
  /** The app's own process. */
  pid: number;
  /** Everything on standard output so far. */
  stdout(): string;
  /** Asks it to end, as a service manager does, and waits; the exit code. */
  stop(): Promise<number | null>;
};

/** `npx vitalfew start --json` (or dev, or demo), up to the moment it says where it is. */
export async function startVitalfew(
  dataDir: string,
  command: "start" | "dev" | "demo" = "start",
  more: readonly string[] = [],
): Promise<RunningVitalfew> {
  const starter = spawnVitalfew([command, "--json", ...more], { VITALFEW_DATA: dataDir, PORT: "0" });
  let stdout = "";
  let stderr = "";
  starter.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  const closed = once(starter, "close");
  const answer = Promise.withResolvers<string>();
  createInterface({ input: starter.stdout ?? process.stdin }).on("line", (line) => {
    stdout += `${line}\n`;
    answer.resolve(line);
  });
  closed.then(() => answer.reject(new Error(`It ended: ${stderr}`)));
  const { url, setupLink, pid, error } = JSON.parse(await answer.promise);
  if (error) throw new Error(`${command} was refused: ${error.detail}`);
  return {
    url,
    setupLink,
    starter,
    pid,
    stdout: () => stdout,
    stop: async () => {
      starter.kill("SIGTERM");
      const [code] = await closed;
      return code;
    },
  };
}

function spawnVitalfew(
  args: readonly string[],
  env: Record<string, string>,
  stdin: "ignore" | "pipe" = "ignore",
): ChildProcess {
  const clean = { ...process.env };
  // The tests' own starter and npm are none of its business.
  for (const name of ["VITALFEW_STARTER", "npm_lifecycle_event", "DATABASE_URL", "NODE_OPTIONS"])
    delete clean[name];
  return spawn(process.execPath, [join(root, "bin/vitalfew.mjs"), ...args], {
    env: { ...clean, ...env },
    stdio: [stdin, "pipe", "pipe"],
  });
}
