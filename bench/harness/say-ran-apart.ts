import type { RanApart } from "./start-process.ts";

/** Does the work, says how long it took and the most memory this process ever had, and ends the process. */
export async function sayRanApart<Result>(work: () => Promise<Result>): Promise<never> {
  const began = performance.now();
  const result = await work();
  const said: RanApart<Result> = {
    ms: performance.now() - began,
    // maxRSS is in kilobytes on every system.
    peakMb: process.resourceUsage().maxRSS / 1024,
    result,
  };
  await new Promise<void>((resolve) => {
    process.send?.(said, () => resolve());
  });
  process.exit(0);
}
