import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import pg from "pg";
import { withClaim } from "./claim.ts";
import { type Door, readPassword, urlOf } from "./door.ts";
import { initialiseCluster } from "./initialise-cluster.ts";
import { type Place, preparePlace } from "./place.ts";
import { findRunning, launch, stopPostmaster } from "./postmaster.ts";
import { startMark } from "./processes.ts";
import { serverSettings, usableMemory } from "./server-settings.ts";

export type EmbeddedPostgres = {
  /** The address of the database `vitalfew`, for the role that owns everything. */
  url: string;
  /** True when it was running already: kept up by another command, or left over from one that was killed. */
  adopted: boolean;
  /** Lets go of the database. The last process that uses it stops it. */
  stop(): Promise<void>;
};

const databaseName = "vitalfew";
let handles = 0;

/**
 * Starts the built-in PostgreSQL of a data folder, or joins the one that runs there. Whatever was killed before, and in
 * whatever order, every acknowledged write is there afterwards. `settings` go over our own (tests turn off fsync).
 * Refuses with a code of contract/errors.ts when the folder cannot be used.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log: (line: string) => void;
  settings?: Readonly<Record<string, string>>;
}): Promise<EmbeddedPostgres> {
  const place = preparePlace(options.dataDir, options.log);
  const settings = { ...serverSettings(usableMemory()), ...options.settings };
  return withClaim(place.lockFile, async () => {
    const running = existsSync(place.passwordFile) ? await findRunning(place, options.log) : undefined;
    const door = running ?? (await start(place, settings, options.log));
    const password = readPassword(place);
    await ensureDatabase(urlOf(door, password, "postgres"));
    const signOff = signOn(place);
    return {
      url: urlOf(door, password, databaseName),
      adopted: running !== undefined,
      stop: () => withClaim(place.lockFile, async () => void (signOff() && (await stopPostmaster(place)))),
    };
  });
}

async function start(
  place: Place,
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<Door> {
  initialiseCluster(place);
  startNewLog(place.logFile);
  return launch(place, settings, log);
}

/** One older log is kept, so that the reason of a failed start is not lost with the next one. */
function startNewLog(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10_000_000) renameSync(file, `${file}.1`);
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

/** Notes that this process uses the database; the returned function takes the note back and says whether nobody is left. */
function signOn(place: Place): () => boolean {
  const note = join(place.usersFolder, `${process.pid}-${++handles}`);
  writeFileSync(note, startMark(process.pid));
  return () => {
    rmSync(note, { force: true });
    return readdirSync(place.usersFolder).every((name) => !isInUse(join(place.usersFolder, name)));
  };
}

function isInUse(note: string): boolean {
  const pid = Number(basename(note).split("-")[0]);
  return startMark(pid) !== "" && startMark(pid) === readFileSync(note, "utf8");
}
