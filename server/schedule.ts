import type { CronItem } from "graphile-worker";

/** What happens by the clock (UTC; minute hour day month weekday): a job of server/jobs.ts. */
export const schedule: CronItem[] = [
  { match: "* * * * *", task: "plumbing.resumeRuns" },
  { match: "* * * * *", task: "customers.fillMatchKeys" },
  { match: "* * * * *", task: "customers.fillGoldenValues" },
  { match: "*/10 * * * *", task: "dataQuality.searchDuplicates" },
  { match: "15 3 * * *", task: "plumbing.tidy" },
  { match: "20 3 * * *", task: "administration.tidy" },
  { match: "25 3 * * *", task: "dataQuality.tidy" },
  { match: "35 3 * * *", task: "customers.tidy" },
  { match: "30 1 * * *", task: "insight.recompute" },
  { match: "30 2 * * *", task: "dataQuality.searchWorkplaces" },
];
