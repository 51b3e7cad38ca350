import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { refuse } from "../refuse.ts";
import { connectionState, type Door } from "./door.ts";
import { freePort } from "./free-port.ts";
import type { Place } from "./place.ts";
import { isAlive, isPidTaken, postgresProcessesIn } from "./processes.ts";

type PidFile = { pid: number; door: Door; status: string };

/**
 * The door of the postmaster that runs on this cluster, or undefined when none does. One that is still starting or
 * recovering is waited for; one that is stopping is waited out.
 */
export async function findRunning(place: Place, log: (line: string) => void): Promise<Door | undefined> {
  for (let tries = 0; ; tries++) {
    const found = readPidFile(place.cluster);
    if (!found) return undefined;
    const state = await connectionState(found.door, place);
    if (state === "open") return found.door;
    const ours = isAlive(found.pid) && postgresProcessesIn(place.cluster).includes(found.pid);
    if (!ours) return undefined;
    if (state === "wrong password") refuse("database_password_lost", { file: place.passwordFile });
    if (tries % 500 === 499) log("The database is still putting itself in order after a hard stop …");
    await pause(20);
  }
}

/** Starts `postgres` on the cluster and waits until it takes connections. */
export async function launch(
  place: Place,
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<Door> {
  await endOrphans(place);
  removeForeignLocks(place.cluster);
  for (let tries = 1; ; tries++) {
    const outcome = await launchOnce(place, await chooseDoor(place.cluster), settings, log);
    if ("folder" in outcome) return outcome;
    // The free port may be taken in the moment between asking and using it; the memory of a dead postmaster lingers
    // until its last backend has noticed.
    const passing = /Address already in use|pre-existing shared memory block/.test(outcome.reason);
    if (!passing || tries === 20)
      refuse("database_not_starting", { reason: outcome.reason, file: place.logFile });
    await endOrphans(place);
    await pause(100);
  }
}

/** Asks the postmaster to stop at once but in order (open transactions end), and waits until it has. */
export async function stopPostmaster(place: Place): Promise<void> {
  const found = readPidFile(place.cluster);
  if (!found || !isAlive(found.pid)) return;
  if (process.platform === "win32") {
    spawnSync(program(place, "pg_ctl"), ["stop", "-D", place.cluster, "-m", "fast", "-w"]);
    return;
  }
  signal(found.pid, "SIGINT");
  const patienceEnds = Date.now() + 60_000;
  while (isAlive(found.pid)) {
    // A quit without a checkpoint loses nothing: the next start replays the log.
    if (Date.now() > patienceEnds) signal(found.pid, "SIGQUIT");
    await pause(10);
  }
}

/** The path of one of PostgreSQL's programs. */
export function program(place: Place, name: "postgres" | "initdb" | "pg_ctl"): string {
  return join(place.programs, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

/** How a program of PostgreSQL is to be run: as the right user, with messages in English. */
export function runOptions(place: Place): {
  uid?: number;
  gid?: number;
  cwd: string;
  env: NodeJS.ProcessEnv;
} {
  const identity = place.user ? { uid: place.user.uid, gid: place.user.gid } : {};
  const env = process.platform === "win32" ? process.env : { PATH: process.env.PATH, LC_ALL: "C" };
  return { ...identity, cwd: place.programs, env };
}

async function launchOnce(
  place: Place,
  door: Door,
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<Door | { reason: string }> {
  const logStart = statSync(place.logFile, { throwIfNoEntry: false })?.size ?? 0;
  const ended = spawnPostmaster(place, door, settings);
  for (let tries = 0; ; tries++) {
    const found = readPidFile(place.cluster);
    if (found?.status === "ready" && isAlive(found.pid)) return found.door;
    if (ended()) return { reason: reasonIn(place.logFile, logStart) };
    if (tries % 1000 === 999) log("The database is still putting itself in order after a hard stop …");
    await pause(10);
  }
}

/** Returns a function that says whether the postmaster has ended. */
function spawnPostmaster(
  place: Place,
  door: Door,
  settings: Readonly<Record<string, string>>,
): () => boolean {
  const all = {
    ...settings,
    port: String(door.port),
    listen_addresses: door.folder ? "" : "127.0.0.1",
    unix_socket_directories: door.folder,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const output = openSync(place.logFile, "a", 0o600);
  try {
    if (process.platform === "win32") {
      // postgres.exe refuses administrators; pg_ctl gives up the rights first.
      const options = flags.map((flag) => `"${flag}"`).join(" ");
      const args = ["start", "-W", "-D", place.cluster, "-l", place.logFile, "-o", options];
      const started = spawnSync(program(place, "pg_ctl"), args, { stdio: "ignore" });
      return () => started.status !== 0;
    }
    // Detached: Ctrl-C in the terminal reaches us alone, and we stop the database when the app has let go of it.
    const child = spawn(program(place, "postgres"), ["-D", place.cluster, ...flags], {
      ...runOptions(place),
      detached: true,
      stdio: ["ignore", output, output],
    });
    let failed = false;
    child.on("error", () => {
      failed = true;
    });
    child.unref();
    return () => failed || child.exitCode !== null || child.signalCode !== null;
  } finally {
    closeSync(output);
  }
}

/**
 * A socket in the cluster's own folder where its path fits into the 107 bytes of a socket address: up to twice as fast
 * as TCP for one connection, no port to be taken, and nobody else on the machine can reach it. Otherwise a free port.
 */
async function chooseDoor(cluster: string): Promise<Door> {
  const socketFits = process.platform !== "win32" && Buffer.byteLength(cluster) < 90;
  return socketFits ? { folder: cluster, port: 5432 } : { folder: "", port: await freePort() };
}

/**
 * Ends backends whose postmaster was killed. PostgreSQL will not start beside them, and one in the middle of a long
 * statement would first finish it (36 tries and 14 s were measured). Their transaction is rolled back by recovery.
 */
async function endOrphans(place: Place): Promise<void> {
  const patienceEnds = Date.now() + 2_000;
  for (;;) {
    const orphans = postgresProcessesIn(place.cluster);
    if (orphans.length === 0) return;
    for (const pid of orphans) signal(pid, Date.now() > patienceEnds ? "SIGKILL" : "SIGQUIT");
    await pause(20);
  }
}

/**
 * A lock file with garbage in it, or with a pid that some other program or a zombie has, makes PostgreSQL refuse to
 * start. One that names a dead process stays: PostgreSQL then looks for itself whether anything still uses its memory.
 */
function removeForeignLocks(cluster: string): void {
  const found = readPidFile(cluster);
  if (!found || isPidTaken(found.pid)) rmSync(join(cluster, "postmaster.pid"), { force: true });
  // The socket has a lock of its own. It lies in the cluster, on which nobody runs any more.
  const sockets = readdirSync(cluster).filter((name) => name.startsWith(".s.PGSQL."));
  for (const name of sockets) rmSync(join(cluster, name), { force: true });
}

/** PostgreSQL's lock file: pid, folder, start, port, socket folder, address, shared memory, status; undefined without a pid. */
function readPidFile(cluster: string): PidFile | undefined {
  const path = join(cluster, "postmaster.pid");
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, door: { folder: lines[4] ?? "", port: Number(lines[3]) || 5432 }, status: lines[7] ?? "" };
}

function reasonIn(logFile: string, from: number): string {
  const lines = readFileSync(logFile).subarray(from).toString().trim().split("\n");
  const telling = lines.filter((line) => /FATAL|ERROR|PANIC|HINT|DETAIL/.test(line));
  return (
    (telling.length > 0 ? telling : lines).slice(-3).join(" ").replace(/\s+/g, " ") ||
    "it ended without a word"
  );
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in the meantime, which is what was wanted.
  }
}
