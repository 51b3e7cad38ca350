import type { TaskList } from "graphile-worker";
import { forgetOldSignOns } from "./administration/forget-old-sign-ons.ts";
import type { Database } from "./plumbing/db.ts";
import { forgetOldIdempotencyKeys } from "./plumbing/idempotency.ts";
import { resumeInterruptedRuns } from "./plumbing/runs.ts";

/** Every job by name; each only calls an action. `run.<kind>` works on a run. */
export function jobsOf(db: Database, _dataDir: string): TaskList {
  return {
    "plumbing.resumeRuns": async () => {
      await resumeInterruptedRuns(db);
    },
    "administration.tidy": async () => {
      await db.write(forgetOldSignOns);
    },
    "plumbing.tidy": async () => {
      await db.write(forgetOldIdempotencyKeys);
    },
  };
}
