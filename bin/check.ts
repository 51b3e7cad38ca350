// `npm run check`: everything that can be said about the code without running the whole suite. All of it is run, so that
// one round shows all there is to mend.
import { spawn } from "node:child_process";
import { join } from "node:path";

const modules = join(import.meta.dirname, "../node_modules");

const checks: readonly { name: string; command: readonly string[] }[] = [
  {
    name: "format and lint",
    command: [join(modules, "@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."],
  },
  { name: "types", command: [join(modules, "typescript/bin/tsc"), "-p", "."] },
  { name: "nothing unused", command: [join(modules, "knip/bin/knip.js"), "--no-progress"] },
  // Among them: the lock is complete, and the schema dump, row types and API pages are what the code would write.
  { name: "code rules", command: [join(modules, "vitest/vitest.mjs"), "run", "--project", "rules"] },
];

const failed: string[] = [];
for (const { name, command } of checks) {
  const began = performance.now();
  const { code, output } = await run(command);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${code === 0 ? "ok    " : "FAILED"}  ${name.padEnd(18)}${seconds.padStart(5)} s`);
  if (code === 0) continue;
  failed.push(name);
  console.log(`\n${output.trim()}\n`);
}
if (failed.length > 0) console.log(`To mend: ${failed.join("; ")}.`);
process.exitCode = failed.length > 0 ? 1 : 0;

function run(command: readonly string[]): Promise<{ code: number | null; output: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ code: number | null; output: string }>();
  const child = spawn(process.execPath, command, {
    cwd: join(import.meta.dirname, ".."),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const gather = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on("data", gather);
  child.stderr.on("data", gather);
  child.on("error", reject);
  child.on("close", (code) => resolve({ code, output }));
  return promise;
}
