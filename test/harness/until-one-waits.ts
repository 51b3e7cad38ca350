import { vi } from "vitest";
import type { TestDatabase } from "./database.ts";

/** Waits until somebody in this database waits for a lock that another one holds. */
export async function untilOneWaits({ sql }: Pick<TestDatabase, "sql">): Promise<void> {
  await vi.waitUntil(
    async () => {
      const waiting = await sql`
        select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      return waiting.length > 0;
    },
    { timeout: 15_000 },
  );
}
