import { startEmbeddedPostgres } from "../server/plumbing/embedded-postgres/start-embedded-postgres.ts";
import { removeDataFolder, temporaryDataFolder } from "../test/harness/cluster.ts";
import { startVitalfew } from "../test/harness/command.ts";
import type { Bench, Figure } from "./figure.ts";
import { residentMb } from "./harness/process-memory.ts";
import { rounded, spreadOf } from "./harness/statistics.ts";
import type { World } from "./harness/world.ts";

/** Packages are installed and the web is built: from the command to the first page that was answered. */
export const startUp: Bench = {
  name: "start-up",
  question: "How long does `npx vitalfew start` take, once installed and built, to its first answered page?",
  measure: (world) =>
    world.whileStopped(async () => {
      const seconds: Seconds = { cold: [], again: [], full: [], bareCold: [], bareAgain: [] };
      const starterMb: number[] = [];
      for (let time = 0; time < world.effort.times; time++) {
        await inEmptyFolder(async (folder) => {
          seconds.cold.push((await startAndStop(folder)).seconds);
          seconds.again.push((await startAndStop(folder)).seconds);
        });
        await inEmptyFolder(async (folder) => {
          seconds.bareCold.push(await startDatabaseAndStop(folder));
          seconds.bareAgain.push(await startDatabaseAndStop(folder));
        });
        const full = await startAndStop(world.dataDir);
        seconds.full.push(full.seconds);
        starterMb.push(full.starterMb);
      }
      return [
        ...figuresOf(seconds, world),
        { name: "memory of the process that starts it and waits", unit: "MB", spread: spreadOf(starterMb) },
      ];
    }),
};

type Seconds = Record<"cold" | "again" | "full" | "bareCold" | "bareAgain", number[]>;

function figuresOf(seconds: Seconds, { company }: World): Figure[] {
  const made = { name: "an empty PostgreSQL alone, made and started", spread: spreadOf(seconds.bareCold) };
  const started = { name: "an empty PostgreSQL alone, started", spread: spreadOf(seconds.bareAgain) };
  const aim = { at: "p50", atMost: 2 } as const;
  const figure = (name: string, all: readonly number[]): Figure => ({
    name,
    unit: "s",
    spread: spreadOf(all),
  });
  return [
    { ...figure("first start, into an empty data folder", seconds.cold), yardstick: made },
    { ...figure("second start", seconds.again), yardstick: started, aim },
    { ...figure("start on the example company", seconds.full), yardstick: started, aim },
    figure("to load the example company, with its indexes", [rounded(company.loadSeconds)]),
  ];
}

async function startAndStop(folder: string): Promise<{ seconds: number; starterMb: number }> {
  const began = performance.now();
  const running = await startVitalfew(folder);
  const page = await fetch(running.url);
  await page.text();
  const seconds = (performance.now() - began) / 1000;
  const starterMb = residentMb(running.starter.pid ?? 0);
  await running.stop();
  return { seconds, starterMb };
}

async function startDatabaseAndStop(folder: string): Promise<number> {
  const began = performance.now();
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
  const seconds = (performance.now() - began) / 1000;
  await postgres.stop();
  return seconds;
}

async function inEmptyFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = temporaryDataFolder();
  try {
    await work(folder);
  } finally {
    removeDataFolder(folder);
  }
}
