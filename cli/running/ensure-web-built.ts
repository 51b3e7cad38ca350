import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { withClaim } from "../../server/plumbing/embedded-postgres/claim.ts";
import { Refusal } from "../../server/plumbing/refuse.ts";

const root = join(import.meta.dirname, "../..");
const sources = ["web", "contract", "index.html", "vite.config.ts", "package-lock.json"];
const dist = join(root, "dist");
// In the built folder itself, so that whoever removes or replaces that folder removes the mark as well.
const mark = join(dist, ".built-from");
const cache = join(root, "node_modules/.cache");

/**
 * Builds the web into dist/ unless it was built from the very sources that lie there. Built beside and then moved into
 * place, so that a running server never sends half of it.
 * @returns the folder of the built web
 */
export async function ensureWebBuilt(log: (line: string) => void): Promise<string> {
  const wanted = fingerprint();
  if (isBuiltFrom(wanted)) return dist;
  mkdirSync(cache, { recursive: true });
  await withClaim(join(cache, "web.lock"), async () => {
    if (isBuiltFrom(wanted)) return;
    log("Building the web pages …");
    const draft = join(cache, "web");
    await runVite(draft);
    writeFileSync(join(draft, ".built-from"), wanted);
    rmSync(dist, { recursive: true, force: true });
    renameSync(draft, dist);
  });
  return dist;
}

function isBuiltFrom(wanted: string): boolean {
  return existsSync(mark) && readFileSync(mark, "utf8") === wanted;
}

/** Names, sizes and times of the sources: a few milliseconds, where reading them all would be felt at every start. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const file of filesBelow(join(root, source))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest("hex");
}

function filesBelow(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes(".test."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** In a process of its own: the bundler's memory is given back before the app begins. */
function runVite(outDir: string): Promise<void> {
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const args = [vite, "build", "--outDir", outDir, "--emptyOutDir", "--logLevel", "error"];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Refusal("web_not_built", { reason: reasonIn(said) })),
    );
  });
}

function reasonIn(said: string): string {
  const lines = said.split("\n").map((line) => line.trim());
  const telling = lines.filter((line) => line !== "" && !/build failed/i.test(line)).slice(0, 3);
  return telling.join(" ") || "Vite gave no reason.";
}
