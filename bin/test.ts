// `npm test` runs everything; `npm test -- PATH …` a part; vitest's own flags (-t NAME, --project server) work too.
import { parseCLI, startVitest } from "vitest/node";
import { ensureWebBuilt } from "../cli/running/ensure-web-built.ts";

const { filter, options } = parseCLI(["vitest", "run", ...process.argv.slice(2)]);

// Only journeys look at the built pages; a part without them need not wait for a build.
const projects = [options.project ?? []].flat();
const runsJourneys =
  (filter.length === 0 || filter.some((path) => /^(\.\/)?test(\/journeys.*|\/?)$/.test(path))) &&
  (projects.length === 0 || projects.includes("journeys"));
if (runsJourneys) await ensureWebBuilt((line) => console.error(line));

const vitest = await startVitest("test", filter, { ...options, watch: false, run: true });
const modules = vitest.state.getTestModules();
if (modules.length > 20) console.error(slowestOf(modules));
await vitest.exit();

/** Where the minutes go: the ten files whose tests, with what sets them up, took longest. */
function slowestOf(files: typeof modules): string {
  const lines = files
    .map((file) => ({ path: file.relativeModuleId, seconds: file.diagnostic().duration / 1000 }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 10)
    .map(({ path, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${path}`);
  return ["The ten slowest files:", ...lines].join("\n");
}
