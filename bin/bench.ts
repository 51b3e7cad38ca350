// `npm run bench [-- AREA…] [--size 10k|100k|1m] [--data DIR] [--data-sets DIR] [--quick] [--json FILE]` measures, and writes what came
// out to docs/bench.json and docs/bench.md; what isn't measured this time stays there as it was.
//   --size     how many customers the example company has; 10k unless given
//   --data     a data folder that is kept: the company is loaded into it once, and is there the next time
//   --data-sets  the folder of the public sets that matching is measured by; ../shared/data/matching unless given
//   --quick    a tiny company and a moment for each figure, to see that all of it runs; writes no document
//   --json     the results of this run alone, as a file
import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { areas } from "../bench/areas.ts";
import { report } from "../bench/harness/report.ts";
import { type Results, readResults, writeResults } from "../bench/harness/results.ts";
import { customersOf, fullEffort, quickEffort, type SizeName } from "../bench/harness/size.ts";
import { openWorld } from "../bench/harness/world.ts";
import { runBench } from "../bench/run-bench.ts";
import { onStopSignal } from "../cli/running/on-stop-signal.ts";

const { values, positionals } = asked();
const benches = areas.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const unknown = positionals.filter((name) => !areas.some((area) => area.name === name));
if (unknown.length > 0) stop(`There is no area ${unknown.join(", ")}. Areas: ${areaNames()}.`);
const size = values.quick ? "tiny" : sizeOf(values.size);

const closers: (() => Promise<void> | void)[] = [];
const closeAll = async () => {
  for (const close of closers.splice(0).reverse()) await close();
};
let isStopping = false;
onStopSignal(async () => {
  isStopping = true;
  await closeAll();
  process.exit(130);
});

try {
  const world = await openWorld({
    size,
    effort: values.quick ? quickEffort : fullEffort,
    dataDir: values.data === undefined ? undefined : resolve(values.data),
    dataSets: dataSetsIn(values["data-sets"]),
    say: (line) => console.log(line),
    onClose: (close) => closers.push(close),
  });
  await runBench(world, benches, { companies: {}, areas: {} }, (soFar) => {
    if (values.json !== undefined) writeResults(soFar, resolve(values.json));
    if (!values.quick) document(soFar);
  });
} catch (error) {
  // What was closed under it fails, as it should.
  if (!isStopping) throw error;
} finally {
  if (!isStopping) await closeAll();
}

function asked() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        size: { type: "string", default: "10k" },
        data: { type: "string" },
        "data-sets": { type: "string" },
        quick: { type: "boolean", default: false },
        json: { type: "string" },
      },
    });
  } catch (error) {
    const usage =
      "npm run bench -- [AREA…] [--size 10k|100k|1m] [--data DIR] [--data-sets DIR] [--quick] [--json FILE]";
    return stop(`${error instanceof Error ? error.message : error}\nUsage: ${usage}\nAreas: ${areaNames()}.`);
  }
}

function areaNames(): string {
  return areas.map(({ name }) => name).join(", ");
}

/** Puts the new figures beside those of other areas and sizes. */
function document(fresh: Results): void {
  const results = readResults();
  for (const [area, bySize] of Object.entries(fresh.areas))
    results.areas[area] = { ...results.areas[area], ...bySize };
  results.companies = { ...results.companies, ...fresh.companies };
  writeResults(results);
  writeFileSync(join(import.meta.dirname, "../docs/bench.md"), report(areas, results));
}

function dataSetsIn(given: string | undefined): string | null {
  const folder = resolve(given ?? join(import.meta.dirname, "../../shared/data/matching"));
  if (existsSync(folder)) return folder;
  return given === undefined ? null : stop(`There is no folder ${given}. Name the one that holds the sets.`);
}

function sizeOf(text: string): SizeName {
  const found = (["10k", "100k", "1m"] as const).find((name) => name === text);
  return found ?? stop(`${text} is no size. Sizes: ${Object.keys(customersOf).slice(1).join(", ")}.`);
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
