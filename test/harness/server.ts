import { existsSync } from "node:fs";
import { join } from "node:path";
import { exampleCompany } from "../../cli/running/example-company.ts";
import { serve } from "../../server/serve.ts";
import { work } from "../../server/work.ts";
import { removeDataFolder, temporaryDataFolder } from "./cluster.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

export type TestServer = { url: string; database: TestDatabase; dataDir: string; close(): Promise<void> };

const builtWeb = join(import.meta.dirname, "../../dist");

/**
 * Server, worker and built web on a database of their own, at any free port.
 * @param options.worker false leaves jobs in the queue
 */
export async function startTestServer(options: { worker?: boolean } = {}): Promise<TestServer> {
  const database = await testDatabase();
  const dataDir = temporaryDataFolder();
  const shared = { databaseUrl: database.url, dataDir };
  const web = existsSync(builtWeb) ? { webRoot: builtWeb } : {};
  const server = await serve({ ...shared, ...web, port: 0, host: "127.0.0.1", requestsPerMinute: 100_000 });
  const worker = options.worker === false ? undefined : await work({ ...shared, exampleCompany });
  return {
    url: server.url,
    database,
    dataDir,
    close: async () => {
      await server.close();
      await worker?.close();
      await database.drop();
      removeDataFolder(dataDir);
    },
  };
}
