import { chmodSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname } from "node:path";

const sharedHome = "/var/lib/vitalfew";

/** A user of the machine. */
export type User = { name: string; uid: number; gid: number };

/**
 * The user PostgreSQL runs as, since it refuses root: for an ordinary user undefined (just the same user); for root
 * the owner of the files, else `postgres`, else `nobody`. initdb needs a user that has a line in /etc/passwd.
 */
export function unprivilegedUser(files: string): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = passwd();
  const owner = statSync(files, { throwIfNoEntry: false });
  const candidates = [
    users.find((user) => user.uid === owner?.uid && user.uid !== 0),
    users.find((user) => user.name === "postgres"),
    users.find((user) => user.name === "nobody"),
  ];
  return candidates.find((user) => user !== undefined);
}

/** Whether `user` (undefined: we ourselves) may enter this folder (or run this program), by the permission bits of it and every folder above. */
export function mayEnter(path: string, user: User | undefined): boolean {
  if (!user) return true;
  const found = statSync(path, { throwIfNoEntry: false });
  const allowed = !found || hasExecuteBit(found, user);
  const parent = dirname(path);
  return allowed && (parent === path || mayEnter(parent, user));
}

/**
 * Where root puts what the database user must reach, when it may not enter the folder it should be in: that is so for
 * everything below root's own home.
 */
export function openSharedHome(): string {
  mkdirSync(sharedHome, { recursive: true });
  // Whatever the umask: everybody may pass through, only root may change it.
  chmodSync(sharedHome, 0o755);
  return sharedHome;
}

/** The name of a user id, or the number itself. */
export function nameOf(uid: number): string {
  return passwd().find((user) => user.uid === uid)?.name ?? String(uid);
}

/** Who runs this process, in a word. */
export function ourName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.()}`;
  }
}

function hasExecuteBit(found: { uid: number; gid: number; mode: number }, user: User): boolean {
  if (found.uid === user.uid) return (found.mode & 0o100) !== 0;
  if (found.gid === user.gid) return (found.mode & 0o010) !== 0;
  return (found.mode & 0o001) !== 0;
}

function passwd(): User[] {
  try {
    const lines = readFileSync("/etc/passwd", "utf8").split("\n");
    return lines
      .map((line) => line.split(":"))
      .filter((parts) => parts.length >= 4)
      .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  } catch {
    return [];
  }
}
