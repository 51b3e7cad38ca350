/** What happens by the clock, in crontab form (UTC): minute hour day month weekday job. */
export const schedule = `
* * * * * plumbing.resumeRuns
15 3 * * * plumbing.tidy
`;
