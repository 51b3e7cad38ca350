import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// A project of one package that lies beside it: npm ci needs no network and a second.
const project = mkdtempSync(join(tmpdir(), "vitalfew-test-bootstrap-"));
const lock = {
  name: "small",
  version: "1.0.0",
  lockfileVersion: 3,
  packages: {
    "": { name: "small", version: "1.0.0", dependencies: { dep: "file:dep" } },
    dep: { version: "1.0.0" },
    "node_modules/dep": { resolved: "dep", link: true },
  },
};

beforeAll(() => {
  mkdirSync(join(project, "bin"));
  mkdirSync(join(project, "dep"));
  cpSync(join(import.meta.dirname, "bootstrap.mjs"), join(project, "bin/bootstrap.mjs"));
  writeFileSync(join(project, "dep/package.json"), '{ "name": "dep", "version": "1.0.0" }');
  writeFileSync(
    join(project, "package.json"),
    '{ "name": "small", "type": "module", "dependencies": { "dep": "file:dep" } }',
  );
  writeFileSync(join(project, "package-lock.json"), JSON.stringify(lock));
  writeFileSync(
    join(project, "say.ts"),
    'console.log("said", ...process.argv.slice(2) as string[]); process.exitCode = 3;',
  );
});

afterAll(() => rmSync(project, { recursive: true }));

function run(args: readonly string[], flags: readonly string[] = []): ChildProcess {
  const { npm_lifecycle_event: _, ...env } = process.env;
  return spawn(process.execPath, [...flags, join(project, "bin/bootstrap.mjs"), ...args], { env });
}

async function outcomeOf(child: ChildProcess): Promise<{ code: number; stdout: string; stderr: string }> {
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}

test("in a fresh clone two starters install once, and the script runs with its arguments and exit code", async () => {
  const both = await Promise.all([run(["say.ts", "one"]), run(["say.ts", "two"])].map(outcomeOf));
  expect(both.map(({ code, stdout }) => ({ code, stdout }))).toEqual([
    { code: 3, stdout: "said one\n" },
    { code: 3, stdout: "said two\n" },
  ]);
  const installed = both.filter(({ stderr }) => stderr.includes("Installing the packages"));
  expect(installed).toHaveLength(1);
  expect(existsSync(join(project, ".install.lock"))).toBe(false);
});

test("a lock that is only newer installs nothing; one with another version does", async () => {
  const path = join(project, "package-lock.json");
  const later = new Date(Date.now() + 60_000);
  utimesSync(path, later, later);
  expect((await outcomeOf(run(["say.ts"]))).stderr).toBe("");

  lock.packages.dep.version = "1.0.1";
  writeFileSync(join(project, "dep/package.json"), '{ "name": "dep", "version": "1.0.1" }');
  writeFileSync(path, JSON.stringify(lock));
  utimesSync(path, later, later);
  expect((await outcomeOf(run(["say.ts"]))).stderr).toContain("Installing the packages");
});

test("a Node that is too old and a tool that isn't there are refused in a sentence", async () => {
  const pretend = (version: string) => [
    "--import",
    `data:text/javascript,Object.defineProperty(process, "versions", { value: { node: "${version}" } })`,
  ];
  for (const version of ["18.20.8", "20.18.3"]) {
    const refused = await outcomeOf(run(["say.ts"], pretend(version)));
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toBe(
      `Vitalfew needs Node 20.19 or newer to start; this is Node ${version}. Install a newer Node and try again.\n`,
    );
  }
  const unknown = await outcomeOf(run(["grunt"]));
  expect(unknown).toMatchObject({ code: 1, stdout: "" });
  expect(unknown.stderr).toContain('There is no tool "grunt".');
});
