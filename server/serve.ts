import type { AddressInfo } from "node:net";
import { collectUses } from "./administration/collect-uses.ts";
import { identify } from "./administration/identify.ts";
import { collectViewings } from "./administration/viewings/collect-viewings.ts";
import { constraintCodes } from "./constraints.ts";
import { openDatabase } from "./plumbing/database/db.ts";
import { makeHttp } from "./plumbing/http/http.ts";
import { serveWeb } from "./plumbing/http/web-root.ts";
import { slices } from "./slices.ts";

export type ServeOptions = {
  databaseUrl: string;
  dataDir: string;
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** Folder of the built web; without one only the API is served. */
  webRoot?: string;
  log?: boolean;
  requestsPerMinute?: number;
  /** Behind a reverse proxy: its X-Forwarded-For and -Proto say where a request came from. */
  trustProxy?: boolean;
};

/** Starts the HTTP server on a database that is migrated. */
export async function serve(options: ServeOptions): Promise<{ url: string; close(): Promise<void> }> {
  const noteError = (error: Error) => console.error(`database: ${error.message}`);
  // Opening one, and planning on it what every request repeats, takes longer than a request.
  const db = openDatabase(options.databaseUrl, 20, noteError, { kept: 4, pipelines: true });
  const uses = collectUses(db);
  const viewings = collectViewings(db);
  const app = await makeHttp({
    db,
    dataDir: options.dataDir,
    slices,
    identify: (tx, request) => identify(tx, request, uses.note),
    noteShown: viewings.note,
    constraintCodes,
    requestsPerMinute: options.requestsPerMinute ?? 3000,
    log: options.log ?? false,
    trustProxy: options.trustProxy ?? false,
  });
  await serveWeb(app, options.webRoot);
  await app.listen({ port: options.port, host: options.host });
  const { port } = app.server.address() as AddressInfo;
  const host = options.host === "0.0.0.0" || options.host === "::" ? "localhost" : options.host;
  return {
    url: `http://${host}:${port}`,
    close: async () => {
      await app.close();
      await uses.flush();
      await viewings.flush();
      await db.close();
    },
  };
}
