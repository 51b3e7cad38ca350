// The oldest PostgreSQL we promise to run on is 15. Where the machine has one, the API tests run on it as well.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "../server/plumbing/embedded-postgres/free-port.ts";
import { unprivilegedUser } from "../server/plumbing/embedded-postgres/run-as.ts";

const usualPlaces = [
  "/usr/lib/postgresql/15/bin",
  "/opt/homebrew/opt/postgresql@15/bin",
  "/usr/pgsql-15/bin",
];

const programs = findPrograms();
if (programs) process.exitCode = await testOn(programs);
else console.log("This machine has no PostgreSQL 15: the second run of the API tests is left out.");

function findPrograms(): string | undefined {
  const onPath = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" }).stdout?.trim();
  return [...usualPlaces, onPath ?? ""].find((folder) => {
    const postgres = join(folder, "postgres");
    if (!existsSync(postgres)) return false;
    return / 15\./.test(spawnSync(postgres, ["--version"], { encoding: "utf8" }).stdout);
  });
}

async function testOn(folder: string): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), "vitalfew-postgres-15-"));
  // mkdtemp makes it ours alone, and under root the database user has to enter it.
  chmodSync(home, 0o755);
  const cluster = join(home, "cluster");
  mkdirSync(cluster, { mode: 0o700 });
  const user = unprivilegedUser(cluster);
  if (user) chownSync(cluster, user.uid, user.gid);
  const runAs = { cwd: "/", ...(user ? { uid: user.uid, gid: user.gid } : {}) };
  let server: ChildProcess | undefined;
  try {
    const flags = [
      "-D",
      cluster,
      "-U",
      "vitalfew",
      "-A",
      "trust",
      "-E",
      "UTF8",
      "--locale=C.UTF-8",
      "--no-sync",
    ];
    const initdb = spawnSync(join(folder, "initdb"), flags, { ...runAs, encoding: "utf8" });
    if (initdb.status !== 0) throw new Error(`PostgreSQL 15 could not be set up: ${initdb.stderr}`);
    const port = await freePort();
    server = spawn(join(folder, "postgres"), serverFlags(cluster, port), { ...runAs, stdio: "ignore" });
    const url = `postgresql://vitalfew@127.0.0.1:${port}/postgres`;
    await untilReady(url, server);
    return await runTests(url);
  } finally {
    server?.kill("SIGQUIT");
    if (server && server.exitCode === null) await once(server, "exit");
    rmSync(home, { recursive: true, force: true });
  }
}

function serverFlags(cluster: string, port: number): string[] {
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: 300,
    timezone: "UTC",
  };
  return ["-D", cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new Error("PostgreSQL 15 ended before it was ready.");
}

async function runTests(url: string): Promise<number> {
  console.log("The API tests once more, on PostgreSQL 15:");
  const script = join(import.meta.dirname, "test.ts");
  // Published figures (test/reference) are the same on any PostgreSQL; asked here is whether every statement runs.
  const parts = ["server/", "demo/", "db/", "contract/"];
  const tests = spawn(process.execPath, [script, "--project", "server", ...parts], {
    stdio: "inherit",
    env: { ...process.env, TEST_DATABASE_URL: url },
  });
  const [code] = await once(tests, "exit");
  return code ?? 1;
}
