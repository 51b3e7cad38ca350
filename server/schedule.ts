import type { CronItem } from "graphile-worker";

const dayMs = 86_400_000;

/** Once a day; where nothing ran at that hour, when the worker next starts: a machine may be off every night. */
const daily = (match: string, task: string): CronItem => ({
  match,
  task,
  options: { backfillPeriod: dayMs },
});

/** What happens by the clock (UTC; minute hour day month weekday): a job of server/jobs.ts. */
export const schedule: CronItem[] = [
  { match: "* * * * *", task: "plumbing.resumeRuns" },
  { match: "*/15 * * * *", task: "plumbing.keepWarm" },
  { match: "* * * * *", task: "customers.fillMatchKeys" },
  { match: "* * * * *", task: "customers.fillGoldenValues" },
  { match: "* * * * *", task: "insight.foldTouched" },
  { match: "*/10 * * * *", task: "dataQuality.searchDuplicates" },
  daily("15 3 * * *", "plumbing.tidy"),
  daily("20 3 * * *", "administration.tidy"),
  daily("25 3 * * *", "dataQuality.tidy"),
  daily("35 3 * * *", "customers.tidy"),
  daily("30 1 * * *", "insight.recompute"),
  daily("30 2 * * *", "dataQuality.searchWorkplaces"),
];
