import { once } from "node:events";
import pg from "pg";
import { preparedTexts } from "./prepared-statements.ts";

// As many desks as two processors serve at once; what opens beyond them is opened when it is asked for.
const connectionsMost = 12;

/**
 * Keeps one connection more than is in use, on which all is planned that was prepared on others: whoever comes while the others are
 * busy waits neither for a connection nor for its plans. Each new one that is taken brings the next.
 */
export function keepSpare(pool: pg.Pool, log: (error: Error) => void): void {
  let isOpening = false;
  const most = Math.min(connectionsMost, pool.options.max);
  pool.on("acquire", () => {
    if (isOpening || pool.idleCount > 0 || pool.totalCount >= most) return;
    isOpening = true;
    // Nobody is idle: the pool opens one for whoever asks next, and that is this.
    void openSpare(pool)
      .catch(log)
      .finally(() => {
        isOpening = false;
      });
  });
}

async function openSpare(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await planAhead(client);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/**
 * Plans on a connection whatever was prepared on any, for all values alike. Nothing is carried out.
 * @throws when the connection is lost
 */
export async function planAhead(client: pg.PoolClient): Promise<void> {
  const lost = Promise.withResolvers<never>();
  const lose = () => lost.reject(new Error("The connection was closed."));
  client.once("end", lose);
  try {
    await client.query("set plan_cache_mode = force_generic_plan");
    for (const [text, name] of preparedTexts())
      await Promise.race([planOnly(client, name, text), lost.promise]);
    await client.query("reset plan_cache_mode");
  } catch (cause) {
    // Whether it is closed, reset or refused first is up to the network.
    throw new Error("The connection ended while statements were planned on it.", { cause });
  } finally {
    client.off("end", lose);
  }
}

/** Parses a statement and binds it to nulls, which plans it; it is closed again without having begun. */
async function planOnly(client: pg.PoolClient, name: string, text: string): Promise<void> {
  const isOver = once(client, "drain");
  client.query(new Planning(name, text));
  await isOver;
}

/** A query to the driver, which pipelines no others. */
class Planning extends pg.Query {
  constructor(name: string, text: string) {
    // What can't be planned is told to whoever asks for it.
    super({ name, text }, () => undefined);
    const count = Math.max(0, ...[...text.matchAll(/\$(\d+)/g)].map(([, no]) => Number(no)));
    this.submit = (connection) => {
      const wire = connection as unknown as Wire;
      wire.parse({ name, text, types: [] });
      wire.bind({ portal: "", statement: name, values: Array.from({ length: count }, () => null) });
      wire.sync();
    };
  }
}

/** What the driver's connection does for a statement, as far as it is used here; its own types leave it out. */
type Wire = {
  parse(statement: { name: string; text: string; types: number[] }): void;
  bind(values: { portal: string; statement: string; values: null[] }): void;
  sync(): void;
};
