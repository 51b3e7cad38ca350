// `npm test` runs everything; `npm test -- PATH …` a part; vitest's own flags (-t NAME, --project server) work too.
import { parseCLI, startVitest } from "vitest/node";
import { ensureWebBuilt } from "../cli/ensure-web-built.ts";

const { filter, options } = parseCLI(["vitest", "run", ...process.argv.slice(2)]);

// Only journeys look at the built pages; a part without them need not wait for a build.
const projects = [options.project ?? []].flat();
const runsJourneys =
  (filter.length === 0 || filter.some((path) => /^(\.\/)?test(\/journeys.*|\/?)$/.test(path))) &&
  (projects.length === 0 || projects.includes("journeys"));
if (runsJourneys) await ensureWebBuilt((line) => console.error(line));

const vitest = await startVitest("test", filter, { ...options, watch: false, run: true });
await vitest.exit();
