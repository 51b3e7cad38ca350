import { createHash } from "node:crypto";
import type { PostgresPool, PostgresPoolClient } from "kysely";
import type pg from "pg";

// Every connection keeps the plan of every name; what comes after so many texts is planned each time, as without a name.
const namesMax = 400;

const names = new Map<string, string>();

/** From now on statements of this text are prepared, under a name made of it. */
export function prepare(text: string): void {
  if (names.has(text) || names.size >= namesMax) return;
  names.set(text, createHash("sha256").update(text).digest("base64url"));
}

/** The texts that were prepared, each with its name. */
export function preparedTexts(): readonly (readonly [text: string, name: string])[] {
  return [...names];
}

/** The pool as Kysely uses it, with a name for each statement that is to be prepared. */
export function preparingPool(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      const wrapped = known.get(client) ?? preparingClient(client);
      known.set(client, wrapped);
      return wrapped;
    },
    end: () => pool.end(),
  };
}

/**
 * A connection on which what is prepared has one plan, made when it is first asked for. Left to itself PostgreSQL plans a statement anew
 * for its first five values on each connection, which takes longer than most answers. Everything else is planned for its own
 * values: between the two the transaction is told which it is.
 */
function preparingClient(client: pg.PoolClient): PostgresPoolClient {
  let plans: Plans | "of no transaction" = "of no transaction";
  let beginning: string | undefined;
  const query = async (text: string, values: readonly unknown[] = []) => {
    const name = names.get(text);
    if (opens.test(text)) {
      plans = "force_generic_plan";
      const begin = [text, planWith[plans]].join("; ");
      if (!client.pipeline || !onlyReads.test(text)) return ask(client, { text: begin });
      beginning = begin;
      return nothing;
    }
    if (ends.test(text)) {
      plans = "of no transaction";
      const hasBegun = beginning === undefined;
      beginning = undefined;
      return hasBegun ? ask(client, { text }) : nothing;
    }
    const wanted: Wanted = name === undefined ? "auto" : "force_generic_plan";
    const isPlanned = name !== undefined || values.length > 0;
    const isToldPlans = isPlanned && plans !== "of no transaction" && plans !== wanted;
    if (isToldPlans) plans = wanted;
    // What was said since the savepoint is unsaid.
    else if (unsays.test(text) && plans !== "of no transaction") plans = "unknown";
    const begin = beginning;
    beginning = undefined;
    const statement = { text, values: [...values], ...(name !== undefined && { name }) };
    if (!client.pipeline) {
      if (isToldPlans) await tellPlans(client, wanted);
      return ask(client, statement);
    }
    sendTogether(client);
    const told = [
      begin === undefined ? undefined : ask(client, { text: begin }),
      isToldPlans ? tellPlans(client, wanted) : undefined,
    ];
    const [answer] = await Promise.all([ask(client, statement), ...told]);
    return answer;
  };
  // Kysely's other form of query takes a cursor; nothing here reads by cursor.
  return {
    query: query as unknown as PostgresPoolClient["query"],
    release: (destroy) => client.release(destroy),
  };
}

const planWith = {
  auto: "set local plan_cache_mode = auto",
  force_generic_plan: "set local plan_cache_mode = force_generic_plan",
};
type Wanted = keyof typeof planWith;
type Plans = Wanted | "unknown";

/** A snapshot begins with its first statement, on the same way. Out of a transaction that did not begin a write could not be rolled back. */
const onlyReads = /\bread only$/;

const nothing = { rows: [], rowCount: 0, command: "" };

/** Where it fails the statement itself does as well: in a transaction that was given up. */
function tellPlans(client: pg.PoolClient, wanted: Wanted): Promise<unknown> {
  return ask(client, { text: planWith[wanted] }).catch(() => undefined);
}

/** What is asked for before anything else happens is one message to the server. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = client.connection;
  stream.cork();
  queueMicrotask(() => stream.uncork());
}

const opens = /^(begin|start transaction)\b/;
const ends = /^(commit|rollback)$/;
const unsays = /^rollback to\b/;

/**
 * Asks by callback: the promises that the driver makes hold on to one another with all their rows until the whole heap is tidied up,
 * and each tidying of the young part copied twice as much for them, which whoever asked just then waited for.
 */
function ask(client: pg.PoolClient, statement: pg.QueryConfig): Promise<pg.QueryResult> {
  return new Promise<pg.QueryResult>((resolve, reject) => {
    void client.query(statement, (error: Error | null, result: pg.QueryResult | pg.QueryResult[]) => {
      if (error !== null) reject(error);
      else resolve([result].flat()[0] as pg.QueryResult);
    });
  }).catch((error: Error) => {
    // The stack leads to whoever asked, and not to the socket that brought the answer.
    Error.captureStackTrace(error);
    throw error;
  });
}
