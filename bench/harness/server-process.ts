// Server and worker thread as `vitalfew start` runs them, on a database that is there already. Only the limit of
// requests per minute is out of reach: sixteen users who never pause would meet it.
import { startWorkThread } from "../../cli/running/work-thread.ts";
import { serve } from "../../server/serve.ts";

const [databaseUrl = "", dataDir = "", webRoot = ""] = process.argv.slice(2);
const shared = { databaseUrl, dataDir };
await startWorkThread(shared, (error) => {
  console.error(error);
  process.exit(1);
});
const { url } = await serve({
  ...shared,
  webRoot,
  port: 0,
  host: "127.0.0.1",
  log: true,
  requestsPerMinute: 1_000_000_000,
});
process.on("disconnect", () => process.exit());
process.send?.(url);
