import { mkdirSync } from "node:fs";
import { ensureWebBuilt } from "../../cli/running/ensure-web-built.ts";
import { type Database, openDatabase } from "../../server/plumbing/database/db.ts";
import { migrate } from "../../server/plumbing/database/migrate.ts";
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from "../../server/plumbing/embedded-postgres/start-embedded-postgres.ts";
import { removeDataFolder, temporaryDataFolder } from "../../test/harness/cluster.ts";
import { type Prepared, prepareCompany } from "./prepare-company.ts";
import { customersOf, type Effort, type SizeName } from "./size.ts";
import { type RunningProcess, startProcess } from "./start-process.ts";
import { enterUsers, type User } from "./user.ts";

/** The system at work on the example company, as an installation has it, and beside it a server that does nothing. */
export type World = {
  size: SizeName;
  effort: Effort;
  dataDir: string;
  company: Prepared;
  users: readonly User[];
  /** Our own way to the database, past the server. */
  database: Database;
  databaseUrl: string;
  server: RunningProcess;
  nothing: RunningProcess;
  /** The folder of the public sets that matching is measured by; null where it isn't there. */
  dataSets: string | null;
  say(line: string): void;
  /** Does something while server and database are stopped, and starts them again. */
  whileStopped<T>(work: () => Promise<T>): Promise<T>;
};

export type WorldOptions = {
  size: SizeName;
  effort: Effort;
  /** A folder that is kept, so that a big company is loaded once; without one a temporary folder is made and removed. */
  dataDir: string | undefined;
  dataSets: string | null;
  say(line: string): void;
  /** Told at once about everything that will have to be closed, the last one first. */
  onClose(close: () => Promise<void> | void): void;
};

/** The built-in PostgreSQL with its own settings (fsync is on), the company, sixteen users, and the server. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { size, effort, say, onClose } = options;
  const dataDir = openFolder(options);
  const webRoot = await ensureWebBuilt(say);
  const nothing = await startProcess("nothing-process.ts");
  onClose(nothing.stop);

  let postgres = await startDatabase(dataDir);
  onClose(() => postgres.stop());
  const company = await prepareCompany(dataDir, postgres.url, customersOf[size], say);
  let working = await startWorking(postgres.url, dataDir, webRoot);
  onClose(() => working.stop());
  return {
    size,
    effort,
    dataDir,
    company,
    users: await enterUsers(working.database, effort.users),
    nothing,
    dataSets: options.dataSets,
    say,
    get database() {
      return working.database;
    },
    get databaseUrl() {
      return postgres.url;
    },
    get server() {
      return working.server;
    },
    whileStopped: async (work) => {
      await working.stop();
      await postgres.stop();
      const result = await work();
      postgres = await startDatabase(dataDir);
      working = await startWorking(postgres.url, dataDir, webRoot);
      return result;
    },
  };
}

function openFolder({ dataDir, onClose }: WorldOptions): string {
  if (dataDir !== undefined) {
    mkdirSync(dataDir, { recursive: true });
    return dataDir;
  }
  const folder = temporaryDataFolder();
  onClose(() => removeDataFolder(folder));
  return folder;
}

async function startDatabase(dataDir: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  await migrate(postgres.url);
  return postgres;
}

type Working = { database: Database; server: RunningProcess; stop(): Promise<void> };

async function startWorking(databaseUrl: string, dataDir: string, webRoot: string): Promise<Working> {
  const database = openDatabase(databaseUrl, 16);
  const server = await startProcess("server-process.ts", [databaseUrl, dataDir, webRoot]);
  return {
    database,
    server,
    stop: async () => {
      await server.stop();
      await database.close();
    },
  };
}
