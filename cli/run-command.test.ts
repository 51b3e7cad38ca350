import { join } from "node:path";
import { afterAll, expect, inject, test } from "vitest";
import { postgresProcessesIn } from "../server/plumbing/embedded-postgres/processes.ts";
import { administer, databaseUrl, removeDataFolder, temporaryDataFolder } from "../test/harness/cluster.ts";
import { runVitalfew } from "../test/harness/command.ts";
import { commands } from "./vitalfew.ts";

const dataDir = temporaryDataFolder();
afterAll(() => removeDataFolder(dataDir));

test("help lists every command, for people and as one document", async () => {
  const forPeople = await runVitalfew(["help"]);
  expect(forPeople).toMatchObject({ code: 0, stderr: "" });
  for (const name of Object.keys(commands)) expect(forPeople.stdout).toContain(name);

  const document = JSON.parse((await runVitalfew(["help", "--json"])).stdout);
  expect(document.commands.map(({ name }: { name: string }) => name)).toEqual(Object.keys(commands));
});

test.each(Object.entries(commands))("%s says in its usage how it is called", async (name, command) => {
  const file = await command.load();
  expect(file.usage).toMatch(new RegExp(`^vitalfew ${name}\\b`));
});

test.each([
  [
    "a command that isn't there",
    ["strat"],
    2,
    "command_unknown",
    'There is no command "strat". Did you mean start?',
  ],
  ["help for one that isn't there", ["help", "xyzzyplugh"], 2, "command_unknown", "There are start,"],
  ["an option that isn't there", ["migrate", "--fast"], 2, "usage", "See npx vitalfew help migrate."],
  ["an argument too many", ["migrate", "twice"], 2, "usage", "twice"],
])("%s is refused in a sentence or in one document", async (_, args, code, errorCode, detail) => {
  const sentence = await runVitalfew(args);
  expect(sentence).toMatchObject({ code, stdout: "" });
  expect(sentence.stderr).toContain(detail);
  expect(sentence.stderr.trim().split("\n")).toHaveLength(1);

  const document = await runVitalfew([...args, "--json"]);
  expect(document.code).toBe(code);
  expect(JSON.parse(document.stdout)).toEqual({
    error: { code: errorCode, detail: expect.stringContaining(detail) },
  });
});

test("without a server, a command starts the database itself and stops it at its end", async () => {
  const first = await runVitalfew(["migrate", "--json"], { VITALFEW_DATA: dataDir });
  expect(JSON.parse(first.stdout).applied).toContain("0001-plumbing.sql");
  expect(postgresProcessesIn(join(dataDir, "postgres"))).toEqual([]);
  const second = await runVitalfew(["migrate", "--json"], { VITALFEW_DATA: dataDir });
  expect(JSON.parse(second.stdout)).toEqual({ applied: [] });
});

test("with DATABASE_URL a command uses that database, and says so when it can't be reached", async () => {
  const { adminUrl } = inject("testCluster");
  await administer(
    adminUrl,
    "drop database if exists of_the_command with (force)",
    "create database of_the_command",
  );
  const url = databaseUrl(adminUrl, "of_the_command");
  const there = await runVitalfew(["migrate", "--json"], { VITALFEW_DATA: dataDir, DATABASE_URL: url });
  expect(JSON.parse(there.stdout).applied).toContain("0001-plumbing.sql");

  const nowhere = "postgresql://nobody@127.0.0.1:1/none";
  const gone = await runVitalfew(["migrate", "--json"], { VITALFEW_DATA: dataDir, DATABASE_URL: nowhere });
  expect(gone.code).toBe(1);
  expect(JSON.parse(gone.stdout).error).toMatchObject({ code: "database_unreachable" });
});
