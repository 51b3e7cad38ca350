import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isAlive, postgresProcessesIn } from "../server/plumbing/embedded-postgres/processes.ts";
import { removeDataFolder, temporaryDataFolder } from "../test/harness/cluster.ts";
import { type RunningVitalfew, runVitalfew, startVitalfew } from "../test/harness/command.ts";

let dataDir: string;
let running: RunningVitalfew | undefined;

beforeEach(() => {
  dataDir = temporaryDataFolder();
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await nothingRuns();
  removeDataFolder(dataDir);
});

async function start(): Promise<RunningVitalfew> {
  running = await startVitalfew(dataDir);
  return running;
}

/** Waits for the end of what was told to end. */
async function nothingRuns(): Promise<void> {
  const cluster = join(dataDir, "postgres");
  if (existsSync(cluster)) await vi.waitUntil(() => postgresProcessesIn(cluster).length === 0, patience);
}

const patience = { timeout: 30_000, interval: 20 };

test("start says where it is in one document, is the only one on its folder, and leaves nothing behind", async () => {
  const { url, setupLink, stdout, stop, pid } = await start();
  expect(setupLink).toMatch(new RegExp(`^${url}/set-up#`));
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ state: "ok" });
  expect(await (await fetch(url, { headers: { accept: "text/html" } })).text()).toContain(
    "<title>Vitalfew</title>",
  );

  const second = await runVitalfew(["start", "--json"], { VITALFEW_DATA: dataDir, PORT: "0" });
  expect(second.code).toBe(1);
  const { error } = JSON.parse(second.stdout);
  expect(error.code).toBe("already_running");
  expect(error.detail).toContain(`at ${url} (process ${pid})`);

  const doctor = await runVitalfew(["doctor", "--json"], { VITALFEW_DATA: dataDir });
  expect(JSON.parse(doctor.stdout)).toMatchObject({ ok: true });
  expect(doctor.stdout).toContain(`runs at ${url}`);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);

  expect(await stop()).toBe(0);
  expect(stdout().trim().split("\n")).toHaveLength(1);
  expect(isAlive(pid)).toBe(false);
  expect(postgresProcessesIn(join(dataDir, "postgres"))).toEqual([]);
  expect(existsSync(join(dataDir, "server.lock"))).toBe(false);
});

test("the app is killed: it starts again at once; its starter is killed: all of it ends by itself", async () => {
  const first = await start();
  process.kill(first.pid, "SIGKILL");
  await first.stop();

  const second = await start();
  expect((await fetch(`${second.url}/healthz`)).status).toBe(200);

  second.starter.kill("SIGKILL");
  await vi.waitUntil(() => !isAlive(second.pid), patience);
  await nothingRuns();
  expect(existsSync(join(dataDir, "server.lock"))).toBe(false);
});

test("dev serves the pages from their sources and the API behind them, and ends in order", async () => {
  running = await startVitalfew(dataDir, "dev");
  const { url, stop } = running;
  expect(await (await fetch(url, { headers: { accept: "text/html" } })).text()).toContain("/@vite/client");
  expect((await fetch(`${url}/api/v1/openapi.json`)).status).toBe(200);
  expect(await stop()).toBe(0);
  expect(postgresProcessesIn(join(dataDir, "postgres"))).toEqual([]);
});

test("a taken port and a port that is none are refused before anything is started", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => {
    other.listen(0, "127.0.0.1", resolve);
  });
  const address = other.address();
  const port = typeof address === "object" && address ? String(address.port) : "";
  const taken = await runVitalfew(["start"], { VITALFEW_DATA: dataDir, PORT: port });
  other.close();
  expect(taken).toMatchObject({ code: 1, stdout: "" });
  expect(taken.stderr).toContain(`Port ${port} is taken`);

  const none = await runVitalfew(["start", "--json"], { VITALFEW_DATA: dataDir, PORT: "http" });
  expect(JSON.parse(none.stdout).error.code).toBe("port_invalid");
  expect(existsSync(join(dataDir, "postgres"))).toBe(false);
});
