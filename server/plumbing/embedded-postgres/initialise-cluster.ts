import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { refuse } from "../refuse.ts";
import { roleName } from "./door.ts";
import type { Place } from "./place.ts";
import { program, runOptions } from "./postmaster.ts";

// What the packages carry; a cluster of another major version cannot be opened by it.
const majorVersion = "18";

/** Makes the cluster when there is none, and its password when it is lost. The database must not be running. */
export function initialiseCluster(place: Place): void {
  const found = versionOf(place.cluster);
  if (found !== undefined && found !== majorVersion) {
    refuse("database_version_other", { folder: place.cluster, found, wanted: majorVersion });
  }
  if (found === undefined) createCluster(place);
  else if (!existsSync(place.passwordFile)) resetPassword(place);
  // PostgreSQL refuses a folder that others may look into, as a copy often is.
  chmodSync(place.cluster, 0o700);
}

function versionOf(cluster: string): string | undefined {
  const file = join(cluster, "PG_VERSION");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

/** Under another name first: what bears the final name is complete, even if we are killed on the way. */
function createCluster(place: Place): void {
  const home = dirname(place.cluster);
  const drafts = readdirSync(home).filter((name) => name.startsWith("postgres.draft"));
  for (const name of drafts) rmSync(join(home, name), { recursive: true, force: true });
  if (existsSync(place.cluster) && readdirSync(place.cluster).length > 0) {
    refuse("data_folder_not_ours", { folder: place.cluster });
  }

  const draft = join(home, "postgres.draft");
  mkdirSync(draft, { mode: 0o700 });
  const password = newPassword(place);
  const passwordCopy = join(home, "postgres.draft-password");
  writeFileSync(passwordCopy, password, { mode: 0o600 });
  if (place.user) {
    for (const path of [draft, passwordCopy]) chownSync(path, place.user.uid, place.user.gid);
  }
  runInitdb(place, draft, passwordCopy);
  rmSync(passwordCopy);
  rmSync(place.cluster, { recursive: true, force: true });
  renameSync(draft, place.cluster);
}

function runInitdb(place: Place, draft: string, passwordFile: string): void {
  const args = ["-D", draft, "-U", roleName, "-A", "scram-sha-256", "--pwfile", passwordFile, "-E", "UTF8"];
  // The built-in locale sorts the same on every machine; names are sorted by an ICU collation where it matters.
  args.push(
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-sync",
    "--no-instructions",
  );
  const { status, stderr, error } = spawnSync(program(place, "initdb"), args, {
    ...runOptions(place),
    encoding: "utf8",
  });
  if (status === 0) return;
  const reason = error?.message ?? stderr.trim().split("\n").slice(-2).join(" ");
  refuse("database_not_starting", { reason, file: place.logFile });
}

/** Without its password nobody gets in by the door; PostgreSQL's single-user mode needs none. */
function resetPassword(place: Place): void {
  const input = `alter role ${roleName} password '${newPassword(place)}'\n`;
  const args = ["--single", "-D", place.cluster, "postgres"];
  const { status, stderr } = spawnSync(program(place, "postgres"), args, {
    ...runOptions(place),
    input,
    encoding: "utf8",
  });
  if (status === 0) return;
  rmSync(place.passwordFile, { force: true });
  refuse("database_not_starting", { reason: stderr.trim().split("\n").at(-1), file: place.logFile });
}

function newPassword(place: Place): string {
  const password = randomBytes(24).toString("base64url");
  writeFileSync(place.passwordFile, password, { mode: 0o600 });
  return password;
}
