import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { enterDemo } from "../contract/administration.ts";
import { openDatabase } from "../server/plumbing/database/db.ts";
import { holderOf } from "../server/plumbing/embedded-postgres/claim.ts";
import { postgresProcessesIn } from "../server/plumbing/embedded-postgres/processes.ts";
import { startEmbeddedPostgres } from "../server/plumbing/embedded-postgres/start-embedded-postgres.ts";
import { removeDataFolder, temporaryDataFolder } from "../test/harness/cluster.ts";
import { type RunningVitalfew, runVitalfew, startVitalfew } from "../test/harness/command.ts";
import { asStranger } from "../test/world.ts";
import { serverLock } from "./running/claim-server.ts";

let dataDir: string;
let running: RunningVitalfew | undefined;

beforeEach(() => {
  dataDir = temporaryDataFolder();
});

const patience = { timeout: 30_000, interval: 20 };

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await nothingRuns();
  removeDataFolder(dataDir);
});

async function nothingRuns(): Promise<void> {
  const cluster = join(dataDir, "postgres");
  if (existsSync(cluster)) await vi.waitUntil(() => postgresProcessesIn(cluster).length === 0, patience);
}

async function demo(...more: string[]): Promise<RunningVitalfew> {
  running = await startVitalfew(dataDir, "demo", ["--customers", "60", ...more]);
  return running;
}

/** Kills the app outright once its load has begun. */
async function killWhileItLoads(): Promise<void> {
  const cluster = join(dataDir, "postgres");
  await vi.waitUntil(() => existsSync(cluster) && postgresProcessesIn(cluster).length > 0, patience);
  const database = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const db = openDatabase(database.url, 1);
  const isLoading = () => db.pool.query("select from run where kind = 'example' and state = 'working'");
  await vi.waitUntil(async () => ((await isLoading().catch(() => null))?.rowCount ?? 0) > 0, patience);
  process.kill(holderOf(serverLock(dataDir))?.pid ?? 0, "SIGKILL");
  await db.close();
  await database.stop();
}

const linksOf = (started: RunningVitalfew): { role: string; name: string; link: string }[] =>
  JSON.parse(started.stdout()).links;
const enter = (url: string, link: string) =>
  asStranger({ url }).call(enterDemo, { token: link.split("#")[1] ?? "" });

test("killed while it makes its company, the next start has a whole one; links live as long as their demo", async () => {
  const killed = expect(startVitalfew(dataDir, "demo", ["--customers", "60"])).rejects.toThrow("It ended");
  await killWhileItLoads();
  await killed;

  const first = await demo();
  const links = linksOf(first);
  expect(links.map((one) => one.role)).toEqual([
    "owner",
    "manager",
    "seller",
    "operator",
    "marketer",
    "steward",
    "auditor",
  ]);
  const [, manager] = links;
  const entered = await enter(first.url, manager?.link ?? "");
  expect(entered.body).toMatchObject({ role: "manager", name: manager?.name });
  expect(await first.stop()).toBe(0);
  await nothingRuns();

  const second = await demo();
  expect(JSON.parse(second.stdout())).toMatchObject({ customers: JSON.parse(first.stdout()).customers });
  expect((await enter(second.url, manager?.link ?? "")).problem?.code).toBe("demo_link_void");
  expect((await enter(second.url, linksOf(second)[1]?.link ?? "")).status).toBe(200);
  // Their address serves what plain start serves: no door but these.
  expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
});

test("a folder with a workspace of its own is refused and not touched", async () => {
  const env = { VITALFEW_DATA: dataDir, PORT: "0" };
  const ada = ["--name", "Ada Quill", "--mail", "ada@vitalfew.example", "--role", "owner"];
  expect((await runVitalfew(["add-user", ...ada], env)).code).toBe(0);
  const refused = await runVitalfew(["demo", "--fresh", "--json"], env);
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.stdout).error.code).toBe("demo_not_kept");
  const tooFew = await runVitalfew(["demo", "--customers", "3", "--json"], env);
  expect(JSON.parse(tooFew.stdout).error.detail).toContain("--customers takes a whole number from 50");
});
