// Starts the built-in database of the folder it is given, inserts one row after the other, and prints each number only
// when the database has acknowledged it. Ends when it is killed, which is what it is for.
import { writeSync } from "node:fs";
import pg from "pg";
import { startEmbeddedPostgres } from "../../server/plumbing/embedded-postgres/start-embedded-postgres.ts";

const [dataDir = ""] = process.argv.slice(2);
const { url } = await startEmbeddedPostgres({
  dataDir,
  log: console.error,
  settings: { shared_buffers: "32MB" },
});
const client = new pg.Client({ connectionString: url });
client.on("error", () => process.exit(1));
process.on("unhandledRejection", () => process.exit(1));
await client.connect();
await client.query("create table if not exists acknowledged (number int primary key)");
for (let number = 1; ; number++) {
  await client.query("insert into acknowledged (number) values ($1)", [number]);
  writeSync(1, `${number}\n`);
}
