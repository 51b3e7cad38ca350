import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  sql as kyselySql,
  PostgresDialect,
  type RawBuilder,
} from "kysely";
import pg from "pg";
import type { DB } from "../../../db/rows.ts";
import { backendsBehind } from "../yield-to-others.ts";
import { arrayText } from "./array-text.ts";
import { prepare, preparingPool } from "./prepared-statements.ts";
import { keepSpare } from "./spare-connection.ts";

/** Rows of one statement, written as tagged SQL; values become parameters, `sql` fragments are put in place. */
export type Sql = <Row = Record<string, unknown>>(
  strings: TemplateStringsArray,
  ...values: unknown[]
) => Promise<Row[]>;

/**
 * A transaction (or read-only snapshot) as actions see it. `now` is the instant it began; rules take it as an
 * argument, so that one operation has one time.
 */
export type Tx = {
  sql: Sql;
  /**
   * As `sql`, for a statement that every request repeats and whose best plan doesn't hang on its values: a connection
   * parses and plans it once. Not for lists with filters: a plan for the usual value is a poor one for the rare.
   */
  prepared: Sql;
  db: Kysely<DB>;
  now: Date;
};

export type Database = {
  pool: pg.Pool;
  kysely: Kysely<DB>;
  /** One transaction; rolled back when `work` throws. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * One read-only snapshot: everything `work` reads is of the same instant. Where the database pipelines, what is asked for at once
   * travels together.
   */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

const [restKept, restOthers] = [5 * 60_000, 10_000];

const types = { getTypeParser: parserOf } as pg.CustomTypesConfig;

/**
 * Opens a pool. Numbers keep their digits: `numeric` arrives as text, `bigint` as number (counts stay below 2^53),
 * `date` as `YYYY-MM-DD`, `timestamptz` as ISO 8601 in UTC.
 * @param yields whether it is for work in the background, behind which nobody should have to wait
 * @param kept how many connections stay open however long nobody asks; the others are closed after ten seconds, or after five
 *   minutes where some are kept: opening one again, and planning on it, takes longer than an answer; there one more than is in
 *   use stands ready as well
 * @param pipelines whether a snapshot's statements are sent without waiting for the answers to those before; such connections
 *   can't copy files, nor read by cursor
 */
export function openDatabase(
  url: string,
  connectionsMax = 10,
  log: (error: Error) => void = () => undefined,
  { yields = false, kept = 0, pipelines = false } = {},
): Database {
  // Compiling the ledger's plan to machine code took 1.2 s where running it takes 20 ms.
  const options = "-c jit=off";
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    min: kept,
    idleTimeoutMillis: kept > 0 ? restKept : restOthers,
    types,
    options,
    pipeline: pipelines,
  });
  // Without a listener a stopping database ends the process with an unhandled error; idle and busy connections each have their own.
  pool.on("error", log);
  pool.on("connect", (client) => client.on("error", log));
  if (kept > 0) keepSpare(pool, log);
  const behind = yields ? backendsBehind() : undefined;
  pool.on("connect", (client) => behind?.add(processIdOf(client)));
  pool.on("remove", (client) => behind?.leave(processIdOf(client)));
  pool.on("acquire", () => behind?.use(1));
  pool.on("release", () => behind?.use(-1));
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparingPool(pool) }) });

  return {
    pool,
    kysely,
    write: (work) => kysely.transaction().execute((db) => work(txOf(db))),
    read: (work) =>
      kysely
        .transaction()
        .setIsolationLevel("repeatable read")
        .setAccessMode("read only")
        .execute(async (db) => work(txOf(db, pipelines ? await connectionOf(db) : undefined))),
    close: async () => {
      behind?.stop();
      await kysely.destroy();
      // Kysely ends the pool only if it has used it itself.
      if (!pool.ended) await pool.end();
    },
  };
}

/** The server's process behind a connection, as it said in its greeting. */
function processIdOf(client: object): number | undefined {
  const pid: unknown = Reflect.get(client, "processID");
  return typeof pid === "number" ? pid : undefined;
}

/** The connection of a transaction. Asked through Kysely, each statement waits for the answer to the one before. */
function connectionOf(db: Kysely<DB>): Promise<DatabaseConnection> {
  return db.getExecutor().provideConnection(async (connection) => connection);
}

/**
 * Wraps a Kysely handle (transaction or not) with tagged SQL.
 * @param connection what its statements are sent over by themselves, without waiting for one another
 */
export function txOf(db: Kysely<DB>, connection?: DatabaseConnection): Tx {
  const ask = async <Row>(statement: CompiledQuery<Row>): Promise<Row[]> =>
    (await (connection ?? db).executeQuery<Row>(statement)).rows;
  return {
    db,
    now: new Date(),
    sql: <Row>(strings: TemplateStringsArray, ...values: unknown[]) =>
      ask(kyselySql<Row>(strings, ...values).compile(db)),
    prepared: <Row>(strings: TemplateStringsArray, ...values: unknown[]) => {
      const statement = kyselySql<Row>(strings, ...values).compile(db);
      prepare(statement.sql);
      return ask(statement);
    },
  };
}

/**
 * A few ids for a prepared statement. The planner does not look how many they are: where it does, it finds a plan for three
 * cheaper than one for any number, and plans such a statement each time, which takes longer than running it.
 */
export function fewIds(ids: readonly string[]): RawBuilder<string[]> {
  return kyselySql<string[]>`(select ${arrayText(ids)}::uuid[])::uuid[]`;
}

function parserOf(oid: number, format?: string): (text: string) => unknown {
  if (format === "binary") return pg.types.getTypeParser(oid, "binary") as (text: string) => unknown;
  switch (oid) {
    case 20:
      return Number;
    case 1082:
      return (text) => text;
    case 1184:
      return (text) => new Date(text).toISOString();
    default:
      return pg.types.getTypeParser(oid) as (text: string) => unknown;
  }
}
