import pg from "pg";
import { type Database, openDatabase as openConnections } from "../../server/plumbing/database/db.ts";
import { migrate } from "../../server/plumbing/database/migrate.ts";
import { holderOf } from "../../server/plumbing/embedded-postgres/claim.ts";
import { startEmbeddedPostgres } from "../../server/plumbing/embedded-postgres/start-embedded-postgres.ts";
import { refuse } from "../../server/plumbing/refuse.ts";
import { yieldThread } from "../../server/plumbing/yield-to-others.ts";
import { serverLock } from "./claim-server.ts";
import { dataFolder } from "./data-folder.ts";
import { onStopSignal } from "./on-stop-signal.ts";

export type OpenDatabase = {
  url: string;
  /** The address of the `vitalfew start` that runs on the same data folder, if one does. */
  serverUrl: string | null;
  dataDir: string;
};

/**
 * Runs `work` with the database: the one of DATABASE_URL, or the built-in one, which is started when it doesn't run and
 * left running when somebody else still uses it. Its schema is the newest, unless `migrateFirst` is false.
 */
export async function withDatabase<T>(
  work: (database: OpenDatabase) => Promise<T>,
  { migrateFirst = true, log = (line: string) => console.error(line) } = {},
): Promise<T> {
  const dataDir = dataFolder();
  const opening = openDatabase(dataDir, log);
  const forget = onStopSignal(async () => {
    await (await opening).stop();
    process.exit(130);
  });
  const database = await opening;
  try {
    if (migrateFirst) await migrate(database.url);
    const serverUrl = holderOf(serverLock(dataDir))?.note || null;
    return await work({ url: database.url, serverUrl, dataDir });
  } finally {
    forget();
    await database.stop();
  }
}

type Work<T> = (db: Database, opened: OpenDatabase) => Promise<T>;

/** Runs `work` with connections to that database, which are closed afterwards. */
export function withConnections<T>(work: Work<T>): Promise<T> {
  return connected(work, { yields: false });
}

/** The same for what takes minutes: people at their desks go before it, here and in PostgreSQL. */
export function withConnectionsBehind<T>(work: Work<T>): Promise<T> {
  return connected(work, { yields: true });
}

function connected<T>(work: Work<T>, how: { yields: boolean }): Promise<T> {
  return withDatabase(async (opened) => {
    // Not before: a server that was started by this thread would go behind with it.
    if (how.yields) yieldThread();
    const db = openConnections(opened.url, undefined, undefined, how);
    try {
      return await work(db, opened);
    } finally {
      await db.close();
    }
  });
}

/** The database of DATABASE_URL when it is set (PostgreSQL 15 or newer), else the built-in one of the data folder. */
export async function openDatabase(
  dataDir: string,
  log: (line: string) => void,
): Promise<{ url: string; stop(): Promise<void> }> {
  const url = process.env.DATABASE_URL;
  if (!url) return startEmbeddedPostgres({ dataDir, log });
  await refuseOldPostgres(url);
  return { url, stop: async () => {} };
}

async function refuseOldPostgres(url: string): Promise<void> {
  const found = await serverVersion(url);
  if (found.major < 15) refuse("database_too_old", { found: found.text });
}

async function serverVersion(url: string): Promise<{ major: number; text: string }> {
  let client: pg.Client | undefined;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on("error", () => undefined);
    await client.connect();
    const { rows } = await client.query<{ text: string; number: string }>(
      "select current_setting('server_version') as text, current_setting('server_version_num') as number",
    );
    return { text: rows[0]?.text ?? "", major: Math.floor(Number(rows[0]?.number) / 10_000) };
  } catch (error) {
    const reason =
      error instanceof Error ? error.message || String(Reflect.get(error, "code")) : String(error);
    return refuse("database_unreachable", { reason: `${reason.replace(/\.$/, "")}.` });
  } finally {
    await client?.end().catch(() => undefined);
  }
}
