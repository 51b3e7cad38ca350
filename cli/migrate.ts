import { parseArgs } from "node:util";
import { migrate } from "../server/plumbing/database/migrate.ts";
import type { Io } from "./command.ts";
import { withDatabase } from "./running/with-database.ts";

export const usage = `vitalfew migrate

Brings the database of DATABASE_URL, or the built-in one, to the newest schema. vitalfew start does it by itself; call it
alone before a new version goes to several servers.`;

/** Answers with the names of the migrations that were applied. */
export async function run(args: string[], io: Io): Promise<void> {
  parseArgs({ args, options: {} });
  const { applied } = await withDatabase(({ url }) => migrate(url), { migrateFirst: false });
  for (const name of applied) io.say(`Applied ${name}`);
  if (applied.length === 0) io.say("The schema is the newest already.");
  io.answer({ applied });
}
