import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { refuse } from "../refuse.ts";
import { preparePrograms } from "./programs.ts";
import { mayEnter, nameOf, openSharedHome, ourName, type User, unprivilegedUser } from "./run-as.ts";

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
    programs: preparePrograms(folder, user),
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

/** The folder itself, or the next one above it that is there. */
export function nearestExisting(path: string): string {
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
  const cluster = join(openSharedHome(), randomBytes(4).toString("hex"), "postgres");
  mkdirSync(dirname(cluster));
  chmodSync(dirname(cluster), 0o755);
  symlinkSync(cluster, link);
  log(
    `The database runs as ${user?.name}, who may not enter ${folder}: its files are in ${cluster}, and ${link} points there.`,
  );
  return cluster;
}
