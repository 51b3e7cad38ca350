import { movesOf } from "../../server/data-quality/matching/labels/moves-of.ts";
import type { MatchedFiles } from "../../server/data-quality/matching/match-files.ts";

const movesShown = 8;

/** What labels moved, and how a file of pairs to decide goes on. */
export function labelsText(
  { learned }: MatchedFiles,
  asked: { labels?: string | undefined; ask?: { file: string } | undefined },
  written: number | null,
): string[] {
  const moved = learned.filter(({ labels }) => labels > 0);
  return [
    ...(asked.labels !== undefined && moved.length === 0
      ? [`No pair is decided in ${asked.labels}: its column is stands empty.`]
      : []),
    ...moved.flatMap((one) => {
      const moves = movesOf(one);
      return [
        "",
        `${one.labels.toLocaleString("en")} labels of ${one.kind === "person" ? "people" : "organisations"} moved what answers say of being the same:`,
        ...moves
          .slice(0, movesShown)
          .map(({ of, before, after }) => `  ${of}: ${signed(before)} → ${signed(after)} bits`),
        ...(moves.length > movesShown
          ? [`  … ${moves.length - movesShown} more by less; --card FILE writes all`]
          : []),
      ];
    }),
    ...(asked.ask === undefined || written === null ? [] : askedText(written, asked.ask.file)),
  ];
}

function askedText(written: number, file: string): string[] {
  return written === 0
    ? ["", `No pair is open enough to ask a person; ${file} has no rows.`]
    : [
        "",
        `${written.toLocaleString("en")} pairs to decide stand in ${file}: write same, related or different under is, and give it back with --labels.`,
      ];
}

function signed(bits: number): string {
  return `${bits < 0 ? "−" : "+"}${Math.abs(bits).toFixed(2)}`;
}
