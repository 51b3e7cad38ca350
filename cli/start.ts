import { parseArgs } from "node:util";
import type { Io } from "./command.ts";
import { announce } from "./running/announce.ts";
import { dataFolder } from "./running/data-folder.ts";
import { runUntilStopped } from "./running/run-until-stopped.ts";
import { startEverything } from "./running/start-everything.ts";

export const usage = `vitalfew start

Settings come from the environment:
  PORT           the port, 4400 unless given; 0 takes any free one
  HOST           the address to listen on, 127.0.0.1 unless given; 0.0.0.0 lets other machines in
  DATABASE_URL   a PostgreSQL 15 or newer instead of the built-in one
  VITALFEW_DATA  the data folder instead of data/ in the project
  VITALFEW_URL   the address people use, when a reverse proxy stands in front`;

/** Database, schema, server, worker and web pages; returns when a signal has stopped them all. */
export async function run(args: string[], io: Io): Promise<void> {
  parseArgs({ args, options: {} });
  await runUntilStopped(async (life) => {
    const { url, databaseUrl } = await startEverything(life, dataFolder(), io.say);
    await announce(url, databaseUrl, io);
  });
}
