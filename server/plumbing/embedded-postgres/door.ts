import { readFileSync, realpathSync } from "node:fs";
import pg from "pg";
import type { Place } from "./place.ts";

/** How a running PostgreSQL is reached: by a socket in `folder`, or by 127.0.0.1 when `folder` is empty. */
export type Door = { folder: string; port: number };

/** The built-in database's only role; it owns everything in it. */
export const roleName = "vitalfew";

/** The address for pg and every tool that takes a libpq URL (psql too). */
export function urlOf(door: Door, password: string, database: string): string {
  const url = new URL(
    `postgresql://${roleName}:${encodeURIComponent(password)}@localhost:${door.port}/${database}`,
  );
  if (door.folder) url.searchParams.set("host", door.folder);
  else url.hostname = "127.0.0.1";
  return url.href;
}

export function readPassword(place: Place): string {
  return readFileSync(place.passwordFile, "utf8").trim();
}

/**
 * Knocks. "open" only when the server behind the door serves this very cluster: another PostgreSQL may have come to
 * the same port since.
 */
export async function connectionState(
  door: Door,
  place: Place,
): Promise<"open" | "not yet" | "wrong password" | "closed"> {
  const client = new pg.Client({
    connectionString: urlOf(door, readPassword(place), "postgres"),
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "select current_setting('data_directory') as folder",
    );
    return realpathSync(rows[0]?.folder ?? "/") === place.cluster ? "open" : "closed";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "57P03") return "not yet";
    // Every connection is in use: somebody is being served.
    if (code === "53300") return "open";
    return code === "28P01" ? "wrong password" : "closed";
  } finally {
    await client.end().catch(() => undefined);
  }
}
