import { parseArgs } from "node:util";
import { customersOf } from "../demo/company/customers-of.ts";
import { describeCompany } from "../demo/company/describe-company.ts";
import type { DemoChoice } from "../demo/company/records.ts";
import { writeLegacySystems } from "../demo/legacy/write-legacy-systems.ts";
import { loadDemoCompany } from "../demo/load/load-demo-company.ts";
import { refuse } from "../server/plumbing/refuse.ts";
import type { Io } from "./command.ts";
import { withDatabase } from "./running/with-database.ts";

const lastDayOfFiles = "2026-10-31";
const customersMax = 2_000_000;

export const usage = `vitalfew demo-data --customers N [--years 3] [--seed 1] [--until DAY] (--load | --out FOLDER)

Makes a believable company that does not exist: its customers with everything that happened, what they bring and what
they cost. The same numbers give the same company.
  --customers N  how many have bought; a quarter as many prospects come on top
  --years N      how many years its books hold, 1 to 10
  --seed N       another seed, another company
  --until DAY    the last day of its books: with --load today, with --out ${lastDayOfFiles} for ever, unless it is given
  --load         into the database, which must be empty; vitalfew recompute then computes the value of all
  --out FOLDER   as files of three old systems, with typos and overlaps, and the truth beside them`;

type Said = { step: string; done: number; of: number };

/** With --load answers `{ customers, parties, facts, seconds, peakMemoryMb }`; with --out what was written. */
export async function run(args: string[], io: Io): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      customers: { type: "string" },
      years: { type: "string", default: "3" },
      seed: { type: "string", default: "1" },
      until: { type: "string" },
      out: { type: "string" },
      load: { type: "boolean", default: false },
    },
  });
  if (values.load === (values.out !== undefined)) refuseUse("Say either --load or --out FOLDER.");
  const choice: DemoChoice = {
    customers: numberOf("--customers", values.customers, { from: 1, to: customersMax }),
    years: numberOf("--years", values.years, { from: 1, to: 10 }),
    seed: numberOf("--seed", values.seed, { from: 0, to: 2_147_483_647 }),
    until: values.until === undefined ? usualLastDay(values.load) : dayOf(values.until),
  };
  await (values.out === undefined ? load(choice, io) : write(choice, values.out, io));
}

async function load(choice: DemoChoice, io: Io): Promise<void> {
  await withDatabase(async ({ url }) => {
    const start = performance.now();
    const loaded = await loadDemoCompany(url, choice, progressOf(io));
    const seconds = Math.round(performance.now() - start) / 1000;
    const peakMemoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
    const [customers, parties, facts] = [loaded.customers, loaded.parties, loaded.facts].map((count) =>
      count.toLocaleString("en"),
    );
    io.say(`${customers} customers, ${parties} parties in all and ${facts} facts in ${seconds} s.`);
    io.answer({ ...loaded, seconds, peakMemoryMb });
  });
}

async function write(choice: DemoChoice, folder: string, io: Io): Promise<void> {
  const company = describeCompany(choice);
  const report = await writeLegacySystems(company, customersOf(company), folder, progressOf(io));
  const rows = report.rows.toLocaleString("en");
  io.say(`${rows} rows in ${report.files.length} files in ${folder}, in ${report.seconds} s.`);
  io.answer(report);
}

/** One line that is written over, where somebody looks at it. */
function progressOf(io: Io): (said: Said) => void {
  if (io.json || !process.stderr.isTTY) return () => undefined;
  return ({ step, done, of }) => {
    const isLast = done >= of;
    process.stderr.write(
      `\r\u001b[K${isLast ? "" : `${step} … ${done.toLocaleString("en")} of ${of.toLocaleString("en")}`}`,
    );
  };
}

function usualLastDay(isLoad: boolean): string {
  return isLoad ? new Date().toISOString().slice(0, 10) : lastDayOfFiles;
}

function numberOf(
  flag: string,
  text: string | undefined,
  { from, to }: { from: number; to: number },
): number {
  const value = Number(text);
  if (text === undefined || !Number.isInteger(value) || value < from || value > to)
    refuseUse(`${flag} takes a whole number from ${from} to ${to.toLocaleString("en")}.`);
  return value;
}

function dayOf(text: string): string {
  const ms = Date.parse(`${text}T00:00:00Z`);
  const isDay =
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
  if (!isDay) refuseUse("--until takes a day like 2026-10-31.");
  return text;
}

function refuseUse(problem: string): never {
  refuse("usage", { problem, command: "demo-data" });
}
