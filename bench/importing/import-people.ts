import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openWholeCard } from "../card.ts";
import type { Figure } from "../figure.ts";
import type { Exported } from "../harness/export-company.ts";
import { customersToOpen } from "../harness/pick.ts";
import { runApart } from "../harness/start-process.ts";
import { rounded, spreadOf } from "../harness/statistics.ts";
import type { Asked } from "../harness/user.ts";
import type { World } from "../harness/world.ts";
import { atDesksUntil } from "./at-desks.ts";
import { copyBare, withDatabase } from "./bare-copy.ts";
import { writePeople } from "./people-file.ts";
import type { Step } from "./watch-steps.ts";

type Imported = { runId: string; read: number; steps: Step[] };

// What a load may take: twelve and a half times the bare COPY, which is 8 % of its rows a second.
const timesBareMost = 12.5;

// Long enough to ask at every desk some hundred times; more of the same takes half an hour and says nothing else.
const besideDesksMost = 200_000;

/**
 * One file of as many people as the company has customers: into an empty base, where it is held against a bare COPY and
 * each step is timed. Then one of as many, or of `besideDesksMost`, into the company's own while its desks are at work, and out
 * of it again.
 */
export async function importPeople(world: World): Promise<Figure[]> {
  const folder = join(world.dataDir, "bench-people", "files");
  mkdirSync(folder, { recursive: true });
  try {
    const figures = await intoNothing(world, await writePeople(folder, world.company.customers));
    const few = Math.min(besideDesksMost, world.company.customers);
    return [...figures, ...(await besideTheDesks(world, await writePeople(folder, few), few))];
  } finally {
    rmSync(join(world.dataDir, "bench-people"), { recursive: true, force: true });
  }
}

async function intoNothing(world: World, people: Exported): Promise<Figure[]> {
  let figures: Figure[] = [];
  await withDatabase(world, async (url) => {
    const bare = await copyBare(url, people);
    const { ms, peakMb, result } = await runApart<Imported>("import-process.ts", [
      url,
      people.folder,
      people.map,
    ]);
    const name = "COPY of the same file into a table of text without an index";
    const rate = (seconds: number) => spreadOf([rounded(result.read / seconds)]);
    figures = [
      {
        name: "people from one file: visible, searchable, known by phone and mail",
        unit: "s",
        spread: spreadOf([ms / 1000]),
        yardstick: { name, spread: spreadOf([bare]) },
        aim: { at: "max", atMost: timesBareMost * bare },
      },
      {
        name: "the same in rows",
        unit: "rows/s",
        spread: rate(ms / 1000),
        yardstick: { name, spread: rate(bare) },
      },
      {
        name: "the most memory of that process, PostgreSQL apart",
        unit: "MB",
        spread: spreadOf([peakMb]),
        aim: { at: "max", atMost: 1024 },
      },
      ...profileOf(result.steps),
    ];
  });
  return figures;
}

/** Where the time goes; what takes less than a hundredth of it is left out. */
function profileOf(steps: readonly Step[]): Figure[] {
  const all = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  return [...Map.groupBy(steps, ({ step }) => step)].flatMap(([step, ofStep]) => {
    const seconds = ofStep.reduce((sum, one) => sum + one.seconds, 0);
    return seconds < all / 100
      ? []
      : [{ name: `of which: ${step}`, unit: "s" as const, spread: spreadOf([seconds]) }];
  });
}

async function besideTheDesks(world: World, people: Exported, count: number): Promise<Figure[]> {
  const many = `${count.toLocaleString("en")} people`;
  const open = openWholeCard(world, await customersToOpen(world));
  const args = [world.databaseUrl, people.folder, people.map];
  const load = runApart<Imported>("import-process.ts", args);
  const during = await atDesksUntil(world, load, open);
  const { ms, result } = await load;
  const undo = runApart<Imported>("import-process.ts", [world.databaseUrl, result.runId]);
  const meanwhile = await atDesksUntil(world, undo, open);
  return [
    cardFigure(`the whole card while ${many} are loaded into this company`, during),
    {
      name: "that load, beside 16 users",
      unit: "s",
      spread: spreadOf([ms / 1000]),
    },
    cardFigure("the whole card while they are taken back", meanwhile),
    {
      name: "taking them back, beside 16 users",
      unit: "s",
      spread: spreadOf([(await undo).ms / 1000]),
    },
  ];
}

function cardFigure(name: string, asked: readonly Asked[]): Figure {
  return {
    name,
    load: "16 users",
    unit: "ms",
    spread: spreadOf(asked.map((one) => one.serverMs)),
    roundTrip: spreadOf(asked.map((one) => one.roundTripMs)),
    aim: { at: "p99", atMost: 50 },
  };
}
