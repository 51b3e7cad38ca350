import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { migrate } from "../server/plumbing/database/migrate.ts";
import { freePort } from "../server/plumbing/embedded-postgres/free-port.ts";
import type { Io } from "./command.ts";
import { announce } from "./running/announce.ts";
import { claimServer } from "./running/claim-server.ts";
import { dataFolder } from "./running/data-folder.ts";
import { listenAddress, refuseTakenPort } from "./running/listen-address.ts";
import { type Life, runUntilStopped } from "./running/run-until-stopped.ts";
import { openDatabase } from "./running/with-database.ts";

export const usage = `vitalfew dev

Like vitalfew start, with the same settings: pages change in the browser as you save them, and the server and the worker
start again when their files change.`;

const root = join(import.meta.dirname, "..");
const watched = ["server", "contract", "db", "cli"];

/** Database, vite in front, and the server behind it; returns when a signal has stopped them. */
export async function run(args: string[], io: Io): Promise<void> {
  parseArgs({ args, options: {} });
  const address = listenAddress(process.env);
  const dataDir = dataFolder();
  await runUntilStopped(async (life) => {
    const claim = claimServer(dataDir);
    life.onStop(claim.release);
    await refuseTakenPort(address);
    const database = await openDatabase(dataDir, io.say);
    life.onStop(database.stop);
    await migrate(database.url);

    const apiPort = await freePort();
    watchServer(apiPort, database.url, life);
    const url = await startVite(address, apiPort, life);
    await untilServerAnswers(apiPort);
    claim.say(url);
    await announce(url, database.url, io);
  });
}

/** Runs the server as a child and starts it again when a file it is made of changes. */
function watchServer(port: number, databaseUrl: string, life: Life): void {
  let child = startServer(port, databaseUrl);
  let timer: NodeJS.Timeout | undefined;
  let restarting = Promise.resolve();
  let ending = false;
  const restart = async () => {
    await stopServer(child);
    if (!ending) child = startServer(port, databaseUrl);
  };
  const later = () => {
    clearTimeout(timer);
    // An editor writes a file in several steps, and a checkout many files.
    timer = setTimeout(() => {
      restarting = restarting.then(restart).catch(life.fail);
    }, 100);
  };
  const watchers = watched.map((folder) => watch(join(root, folder), { recursive: true }, later));
  life.onStop(async () => {
    ending = true;
    for (const watcher of watchers) watcher.close();
    clearTimeout(timer);
    await restarting;
    await stopServer(child);
  });
}

function startServer(port: number, databaseUrl: string): ChildProcess {
  const args = [join(root, "cli/vitalfew.ts"), "serve", "--with-worker", "--api-only"];
  const settings = { PORT: String(port), HOST: "127.0.0.1", DATABASE_URL: databaseUrl };
  return spawn(process.execPath, args, {
    // Its greeting would name the wrong address; what goes wrong is said on standard error.
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...settings, VITALFEW_STARTER: String(process.pid) },
  });
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** At most ten seconds: a server that fails on a fresh mistake has said why, and starts again when that is mended. */
async function untilServerAnswers(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const reply = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (reply?.ok) return;
    await pause(100);
  }
}

/** As a part of our own server: by itself vite ends the process on SIGTERM, before the database has been stopped. */
async function startVite(
  address: { port: number; host: string },
  apiPort: number,
  life: Life,
): Promise<string> {
  // vite.config.ts reads where to send what begins with /api.
  process.env.VITALFEW_API = `http://127.0.0.1:${apiPort}`;
  const { createServer } = await import("vite");
  const http = createHttpServer();
  const vite = await createServer({
    root,
    server: { middlewareMode: { server: http }, ws: { server: http } },
    clearScreen: false,
    logLevel: "warn",
  });
  life.onStop(() => vite.close());
  http.on("request", vite.middlewares);
  http.listen(address.port, address.host);
  await once(http, "listening");
  life.onStop(() => {
    http.closeAllConnections();
    http.close();
  });
  const bound = http.address();
  return `http://${address.host}:${typeof bound === "object" && bound ? bound.port : address.port}`;
}
