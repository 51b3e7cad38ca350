import type { Measured } from "../../server/data-quality/matching/truth/measure.ts";
import { type RanApart, runApart } from "../harness/start-process.ts";
import { type Spread, spreadOf } from "../harness/statistics.ts";

/** What came of matching files; what is `null` was not measured, because no truth was named. */
export type Matched = {
  records: number;
  candidatePairs: number;
  pairsPerSecond: number;
  seconds: { reading: number; matching: number };
  /** From the first byte of the files to the clusters, and the most memory the process had until then. */
  clustered: { seconds: number; peakMb: number };
  measured: Measured | null;
  /** Records of the largest cluster that holds two entities. */
  falseCluster: number | null;
};

/** What a pair must be to be acted on without a person: of a thousand no more than five may be wrong. */
export const automaticAim = { at: "p50", atLeast: 99.5 } as const;

/** A share in percent, cut off behind the first digit: 99.49 doesn't reach 99.5. */
export function percent(share: number): Spread {
  return spreadOf([Math.floor(share * 1000 + 1e-9) / 10]);
}

/** Matches files in a process of its own. */
export function matchApart(asked: {
  files: readonly string[];
  truth?: string;
  without?: readonly string[];
  within?: boolean;
}): Promise<RanApart<Matched>> {
  const { files, truth, without, within } = asked;
  return runApart<Matched>("../matching/match-process.ts", [
    JSON.stringify({ files, truth, without, within }),
  ]);
}
