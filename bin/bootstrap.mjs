#!/usr/bin/env node
// The first file that runs. It needs nothing but Node 20.19 and npm: it installs what is missing, finds the Node 24
// that comes with the packages, and runs the given script (or a tool of node_modules) under that.
//
//   node bin/bootstrap.mjs cli/vitalfew.ts start     a script of the project
//   node bin/bootstrap.mjs vite build                a tool from the packages
//
// Standard output belongs to the script: every word of this file goes to standard error.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");

/** Where each tool's script lies. The links in node_modules/.bin are shell files on Windows, so they are not used. */
const tools = {
  vite: "vite/bin/vite.js",
  vitest: "vitest/vitest.mjs",
  biome: "@biomejs/biome/bin/biome",
  tsc: "typescript/bin/tsc",
  knip: "knip/bin/knip.js",
};

/** Installs what is missing and runs `target` (a path ending in .ts, or the name of a tool) under Node 24. */
export function bootstrap(target, args) {
  refuseOldNode();
  installWhatIsMissing();
  const node = findNode24();
  const script = target.endsWith(".ts")
    ? resolve(root, target)
    : join(modules, tools[target] ?? unknownTool(target));
  run(node, target.endsWith(".ts") ? frugal.flags : [], script, args);
}

/**
 * Left alone, Node keeps after an hour of work what that hour once needed: a young generation of 48 MB in each thread,
 * and what the C library's arenas hold for every core. With less of both the server holds 160 MB less at rest.
 */
const frugal = { flags: ["--max-semi-space-size=8"], env: { MALLOC_ARENA_MAX: "2" } };

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(
    `Vitalfew needs Node 20.19 or newer to start; this is Node ${process.versions.node}. Install a newer Node and try again.`,
  );
}

/**
 * npm writes node_modules/.package-lock.json last, so an install that was cut short is seen as missing. When the lock
 * is newer (a checkout touches it too), the versions decide.
 */
function isInstalled() {
  const wanted = join(root, "package-lock.json");
  const done = join(modules, ".package-lock.json");
  if (!existsSync(done)) return false;
  if (statSync(done).mtimeMs >= statSync(wanted).mtimeMs) return true;
  const installed = JSON.parse(readFileSync(done, "utf8")).packages;
  return Object.entries(JSON.parse(readFileSync(wanted, "utf8")).packages).every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}

function installWhatIsMissing() {
  if (isInstalled()) return;
  const release = waitForOtherInstall();
  try {
    if (isInstalled()) return;
    say(
      "Installing the packages with npm ci: about half a minute, only when they are missing or have changed …",
    );
    const [command, ...first] = npmCommand();
    // The web is built here and the browser tests run here, so the development packages belong to it even in production.
    const flags = ["ci", "--include=dev", "--include=optional"];
    const { status } = spawnSync(command, [...first, ...flags], {
      cwd: root,
      stdio: ["ignore", 2, 2],
      shell: command.endsWith(".cmd"),
    });
    if (status !== 0) stop("npm ci did not succeed; its reason stands above. Mend that and start again.");
  } finally {
    release();
  }
}

/** Two starters in one fresh clone: the second waits for the first, since npm ci begins by deleting node_modules. */
function waitForOtherInstall() {
  const lock = join(root, ".install.lock");
  for (let waitingFor = 0; ; ) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST")
        stop(`The packages are not installed, and ${root} cannot be written: ${error.message}`);
    }
    const other = Number(readIfThere(lock));
    // Whoever has just made it writes its number into it in a moment.
    const isBeingWritten = other === 0 && ageOf(lock) < 2000;
    if (other > 0 && isAlive(other)) {
      if (other !== waitingFor) say(`Waiting for process ${other}, which is installing the packages …`);
      waitingFor = other;
      rest(300);
    } else if (isBeingWritten) {
      rest(20);
    } else {
      rmSync(lock, { force: true });
    }
  }
}

/** The npm that started us, so that the lock is read by the same version; otherwise the one on the path. */
function npmCommand() {
  const ours = process.env.npm_execpath?.replace(/npx-cli\.js$/, "npm-cli.js");
  if (ours?.endsWith("npm-cli.js") && existsSync(ours)) return [process.execPath, ours];
  return [process.platform === "win32" ? "npm.cmd" : "npm"];
}

function findNode24() {
  const os = process.platform === "win32" ? "win" : process.platform;
  const file = process.platform === "win32" ? "node.exe" : "node";
  const packages = [`node-${os}-${process.arch}`, `node-bin-${os}-${process.arch}`];
  for (const name of packages) {
    const node = join(modules, name, "bin", file);
    if (existsSync(node)) return node;
  }
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  stop(
    `No Node 24 came with the packages for ${process.platform}-${process.arch}. Install Node 24 and start again.`,
  );
}

function run(node, flags, script, args) {
  // Type stripping is called experimental before Node 24.12, which is all macOS on arm64 gets from npm.
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", ...flags, script, ...args], {
    stdio: "inherit",
    env: {
      ...frugal.env,
      ...process.env,
      PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ""}`,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(modules, ".cache", "node-compile"),
      VITALFEW_STARTER: String(process.pid),
    },
  });
  child.on("error", (error) => stop(`${node} could not be run: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // From a terminal, Ctrl-C reaches the whole group and so the child by itself; twice would mean "at once".
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  stopWithNpm(child);
}

/** npm does not pass signals on. When it is gone, so is whoever wanted us: the child is asked to end. */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const watch = setInterval(() => {
    if (process.ppid === shell && (npm <= 1 || isAlive(npm))) return;
    clearInterval(watch);
    child.kill("SIGTERM");
  }, 500);
  watch.unref();
}

function parentOf(pid) {
  if (process.platform === "win32") return 0;
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat) return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  return Number(spawnSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? 0);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function readIfThere(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Milliseconds since a file was written; of one that is gone 0, for the next one may be somebody else's. */
function ageOf(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function rest(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function unknownTool(name) {
  stop(`There is no tool "${name}". Known are ${Object.keys(tools).join(", ")}, and any file ending in .ts.`);
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

function stop(sentence) {
  say(sentence);
  process.exit(1);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [target = "cli/vitalfew.ts", ...args] = process.argv.slice(2);
  bootstrap(target, args);
}
