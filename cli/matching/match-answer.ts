import type { MatchedFiles } from "../../server/data-quality/matching/match-files.ts";
import type { Measured } from "../../server/data-quality/matching/truth/measure.ts";

export type MatchAnswer = ReturnType<typeof matchAnswer>;

/**
 * What a matching of files came to, its first fields in the order that those who read it by eye expect.
 * @param measured null where no truth was given
 * @param took seconds from the first byte read to the last cluster, and memory of the whole process
 */
export function matchAnswer(
  matched: MatchedFiles,
  measured: Measured | null,
  took: { seconds: number; peakMemoryMb: number },
) {
  const sizes = sizesOf(matched.groupOf);
  const counts = { same: 0, related: 0, unsure: 0, automatic: 0 };
  for (const { outcome, isAutomatic } of matched.pairs) {
    counts[outcome] += 1;
    if (isAutomatic) counts.automatic += 1;
  }
  return {
    records: matched.groupOf.length,
    candidatePairs: matched.candidatePairs,
    completeness: measured?.completeness ?? null,
    pairs: measured?.pairs ?? null,
    clusters: measured?.clusters ?? null,
    autoBand: measured?.autoBand ?? null,
    seconds: rounded(took.seconds),
    pairsPerSecond: Math.round(matched.pairsPerSecond),
    peakMemoryMb: Math.round(took.peakMemoryMb),
    largestCluster: Math.max(0, ...new Set(sizes.values())),
    related: measured?.related ?? null,
    found: {
      ...counts,
      clusters: sizes.size,
      withSeveral: [...sizes.values()].filter((size) => size > 1).length,
    },
    steps: { reading: rounded(matched.seconds.reading), matching: rounded(matched.seconds.matching) },
    columns: matched.parts.map(({ file, kind, columns }) => ({
      file: file.path,
      kind,
      roles: Object.fromEntries(columns.map(({ column, role }) => [column, role])),
    })),
  };
}

function sizesOf(groupOf: Int32Array): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const group of groupOf) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return sizes;
}

function rounded(seconds: number): number {
  return Number(seconds.toFixed(3));
}
