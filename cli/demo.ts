import { parseArgs } from "node:util";
import { openDemoDoors } from "../server/administration/open-demo-doors.ts";
import { usualExample } from "../server/data-quality/example/ask-for-example.ts";
import { keptDemo } from "../server/data-quality/example/kept-demo.ts";
import { openDatabase } from "../server/plumbing/database/db.ts";
import { refuse } from "../server/plumbing/refuse.ts";
import type { Io } from "./command.ts";
import { demoFolder } from "./running/data-folder.ts";
import { prepareDemo } from "./running/prepare-demo.ts";
import { runUntilStopped } from "./running/run-until-stopped.ts";
import { startEverything } from "./running/start-everything.ts";

export const usage = `vitalfew demo [--customers 2000] [--seed 28] [--fresh]

The whole system with an example company in it, and a link for each role that signs its person in while the demo runs.
It keeps a database of its own in data/demo (or VITALFEW_DATA); the next start finds the same company there. PORT, HOST and
the other settings are those of vitalfew start.
  --customers N  how many customers a new company gets, 50 to 200,000
  --seed N       another seed, another company
  --fresh        throws the kept company away and makes a new one whose books end today`;

/** After so many days the last twelve months look deserted. */
const staleAfterDays = 35;

/** What each role comes for, in the order in which they are greeted. */
const comesFor = {
  owner: "everything, people and settings included",
  manager: "who brings what, who costs what, and why",
  seller: "the customers of the team, with their figures",
  operator: "who is calling, what is open, what was promised",
  marketer: "campaigns and whom they reach; ratings without money",
  steward: "records, loads and what is left to mend in them",
  auditor: "sees everything, changes nothing",
} as const;

/** Answers `{ url, customers, booksUntil, links: [{ role, name, link }], pid }`. */
export async function run(args: string[], io: Io): Promise<void> {
  const { customers, seed, fresh } = wishOf(args);
  await runUntilStopped(async (life) => {
    const dataDir = demoFolder();
    const { url, databaseUrl } = await startEverything(life, dataDir, io.say, (database) =>
      prepareDemo(database, { customers, years: 3, seed }, { fresh, dataDir, say: io.say }),
    );
    const { doors, close } = await openDemoDoors(databaseUrl);
    life.onStop(close);
    await greet(databaseUrl, url, doors, io);
  });
}

type Doors = Awaited<ReturnType<typeof openDemoDoors>>["doors"];

async function greet(databaseUrl: string, url: string, doors: Doors, io: Io): Promise<void> {
  const db = openDatabase(databaseUrl, 1);
  const demo = await db.read(keptDemo).finally(db.close);
  if (demo === null) throw new Error("The demo has lost its company.");
  const links = Object.keys(comesFor).flatMap((role) =>
    doors
      .filter((door) => door.role === role)
      .map(({ name, path }) => ({ role: role as keyof typeof comesFor, name, link: `${url}${path}` })),
  );
  io.say(
    `\nVitalfew runs at ${url} with ${demo.customers.toLocaleString("en")} customers of ${demo.company}, which does not exist.`,
  );
  if (demo.daysOld > staleAfterDays)
    io.say(
      `Its books end on ${demo.booksUntil}, ${demo.daysOld} days ago. npm run demo -- --fresh makes a company whose books end today.`,
    );
  io.say("Sign in as one of its people, as often as you like while this runs:\n");
  for (const { role, name, link } of links) io.say(`  ${name}, ${role}: ${comesFor[role]}\n    ${link}`);
  io.say("\nStop it with Ctrl-C.");
  io.answer({ url, customers: demo.customers, booksUntil: demo.booksUntil, links, pid: process.pid });
}

function wishOf(args: string[]): { customers: number; seed: number; fresh: boolean } {
  const { values } = parseArgs({
    args,
    options: {
      customers: { type: "string", default: String(usualExample.customers) },
      seed: { type: "string", default: String(usualExample.seed) },
      fresh: { type: "boolean", default: false },
    },
  });
  return {
    customers: wholeNumber("customers", values.customers, 50, 200_000),
    seed: wholeNumber("seed", values.seed, 0, 2_147_483_647),
    fresh: values.fresh,
  };
}

function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  return refuse("usage", {
    problem: `--${flag} takes a whole number from ${least.toLocaleString("en")} to ${most.toLocaleString("en")}, not ${text}.`,
    command: "demo",
  });
}
