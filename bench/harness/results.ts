import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import type { Figure } from "../figure.ts";
import type { Prepared } from "./prepare-company.ts";
import type { SizeName } from "./size.ts";
import { rounded } from "./statistics.ts";
import type { World } from "./world.ts";

/** What the figures were measured on. */
export type Machine = { cores: number; memoryGb: number; cpu: string; node: string; postgres: string };

/** One area at one size, as it was measured last. */
export type Measured = { date: string; commit: string; machine: Machine; figures: Figure[] };

/** All there is: an area that is measured again at one size leaves the others as they are. */
export type Results = {
  companies: Partial<Record<SizeName, Prepared>>;
  areas: Record<string, Partial<Record<SizeName, Measured>>>;
};

const root = join(import.meta.dirname, "../..");
export const resultsFile = join(root, "docs/bench.json");

export function readResults(): Results {
  try {
    return JSON.parse(readFileSync(resultsFile, "utf8"));
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, "code") === "ENOENT")
      return { companies: {}, areas: {} };
    throw error;
  }
}

export function writeResults(results: Results, file = resultsFile): void {
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}

/** Puts one area's figures of this size in the place of those before. */
export function keep(results: Results, world: World, area: string, measured: Measured): Results {
  const { customers, parties, facts, loadSeconds, recomputeSeconds } = world.company;
  const company = {
    customers,
    parties,
    facts,
    loadSeconds: rounded(loadSeconds),
    recomputeSeconds: rounded(recomputeSeconds),
  };
  return {
    companies: { ...results.companies, [world.size]: company },
    areas: { ...results.areas, [area]: { ...results.areas[area], [world.size]: measured } },
  };
}

export async function describeMachine(world: World): Promise<Machine> {
  const { rows } = await world.database.pool.query<{ version: string }>(
    "select current_setting('server_version') as version",
  );
  const [core] = cpus();
  return {
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    cpu: core?.model.trim() || process.arch,
    node: process.versions.node,
    postgres: rows[0]?.version ?? "",
  };
}

/** The commit that is checked out, with a plus when files differ from it; empty outside of a checkout. */
export function commit(): string {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" }).trim();
  try {
    const changed = git("status", "--porcelain", "--untracked-files=no", "--", ":!docs") !== "";
    return `${git("rev-parse", "--short", "HEAD")}${changed ? "+" : ""}`;
  } catch {
    return "";
  }
}
