import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";

/** True while the process runs. A zombie that nobody collects (common in containers) counts as gone. */
export function isAlive(pid: number): boolean {
  if (process.platform !== "linux") return isPidTaken(pid);
  const state = statFields(pid)?.[0];
  return state !== undefined && state !== "Z" && state !== "X";
}

/** True while the system knows the pid, be it as a zombie: this is what PostgreSQL looks at. */
export function isPidTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * A mark of when this process began, empty when it is gone. With the pid it names one process for ever: pids are
 * used again, after a restart of a container almost surely so.
 */
export function startMark(pid: number): string {
  if (!isAlive(pid)) return "";
  if (process.platform === "linux") return statFields(pid)?.[19] ?? "";
  if (process.platform === "win32") return "alive";
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
}

/** The running `postgres` processes whose working directory is this cluster: the postmaster and its backends. */
export function postgresProcessesIn(cluster: string): number[] {
  const folder = realpathSync(cluster);
  if (process.platform === "linux") {
    return readdirSync("/proc")
      .map(Number)
      .filter(
        (pid) => pid > 0 && commandOf(pid) === "postgres" && workingFolderOf(pid) === folder && isAlive(pid),
      );
  }
  if (process.platform === "win32") return [];
  // lsof -F prints one field a line: p<pid>, then f<descriptor>, then n<path>.
  const listing =
    spawnSync("lsof", ["-a", "-c", "postgres", "-d", "cwd", "-Fpn"], { encoding: "utf8" }).stdout ?? "";
  return listing
    .split(/^p/m)
    .map((entry) => entry.split("\n"))
    .filter((lines) => lines.includes(`n${folder}`))
    .map((lines) => Number(lines[0]));
}

/** The fields of /proc/PID/stat from the third on (the second is the command, which may hold spaces). */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return "";
  }
}

function workingFolderOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return "";
  }
}
