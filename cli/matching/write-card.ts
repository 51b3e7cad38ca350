import {
  type QualityByOdds,
  qualityByOdds,
} from "../../server/data-quality/matching/card/quality-by-odds.ts";
import { movesOf } from "../../server/data-quality/matching/labels/moves-of.ts";
import type { Learned, MatchedFiles } from "../../server/data-quality/matching/match-files.ts";
import type { Measured } from "../../server/data-quality/matching/truth/measure.ts";
import { isOne, type Truth } from "../../server/data-quality/matching/truth/truth.ts";
import { modelVersion } from "../../server/matching/model-version.ts";
import { writeText } from "./write-matches.ts";

/** Writes what a matching learnt, for people to read and to hold against another card. */
export function writeCard(
  path: string,
  matched: MatchedFiles,
  truth: Truth | null,
  measured: Measured | null,
): void {
  const lines = [
    "# Model card",
    "",
    `Learnt from ${matched.files.map((file) => file.path).join(", ")}: ${number(matched.groupOf.length)} records, ${number(matched.candidatePairs)} pairs looked at, ${matched.isLink ? "only those of different files" : "any two of which may be one"}.`,
    ...matched.learned.flatMap((learned) => kindCard(learned, truth)),
    ...(measured === null ? [] : measuredCard(measured)),
  ];
  writeText(path, matched, `${lines.join("\n")}\n`);
}

function kindCard(learned: Learned, truth: Truth | null): string[] {
  const { kind, records, comparisons, model, labels, from, eachWeighed } = learned;
  const isTrue = truth === null ? null : isOne(truth);
  const quality = qualityByOdds(eachWeighed, isTrue && ((a, b) => isTrue(a + from, b + from)));
  const version = modelVersion(kind, comparisons, model);
  return [
    "",
    `## ${kind === "person" ? "People" : "Organisations"}`,
    "",
    `${number(records)} records. Version ${version.model}, begun at ${version.start}, comparisons ${version.comparisons}. Cards with the same versions rest on the same numbers.`,
    "",
    "### What pairs can be",
    "",
    ...table(
      ["class", "share of all pairs", "related"],
      model.classes.map((name, k) => [
        name,
        (2 ** (model.priors[k] ?? 0)).toExponential(2),
        model.isRelation[k] === true ? "yes" : "no",
      ]),
    ),
    "",
    "### What answers say",
    "",
    "m: how often pairs that are the same answer so; u: how often strangers do; bits: log2 m / u. Equal values weigh more where fewer records have them, and less where more do.",
    "",
    ...table(["comparison", "answer", "m", "u", "bits"], levelRows(learned)),
    "",
    ...labelsCard(learned, labels),
    ...qualityCard(quality),
  ];
}

/** m as it was learnt: labels move what an answer says, not how often it is given. */
function levelRows({ comparisons, model, unlabelled }: Learned): string[][] {
  return comparisons.flatMap(({ name, levels }, i) =>
    levels.flatMap((level, l) => {
      const learnt = unlabelled.bits[0]?.[i]?.[l] ?? 0;
      const m = 2 ** (unlabelled.logs[0]?.[i]?.[l] ?? 0);
      const bits = model.bits[0]?.[i]?.[l] ?? 0;
      return l === 0 ? [] : [[name, level, digits(m), digits(m / 2 ** learnt), signed(bits)]];
    }),
  );
}

function labelsCard(learned: Learned, labels: number): string[] {
  const moves = movesOf(learned);
  if (labels === 0) return [];
  return [
    "### What labels moved",
    "",
    `${number(labels)} labels.`,
    "",
    ...table(
      ["of", "before", "after"],
      moves.map(({ of, before, after }) => [of, signed(before), signed(after)]),
    ),
    "",
  ];
}

function qualityCard({ same, automatic, bands }: QualityByOdds): string[] {
  return [
    "### What it expects of itself",
    "",
    ...table(
      ["pairs taken as", "pairs", "precision", "recall"],
      [
        ["the same", number(same.pairs), share(same.precision), share(same.recall)],
        ["beyond doubt", number(automatic.pairs), share(automatic.precision), share(automatic.recall)],
      ],
    ),
    "",
    "Recall is of the pairs that were looked at.",
    "",
    "### Calibration",
    "",
    ...table(
      ["probability", "pairs", "expected", "measured"],
      bands.map(({ from, pairs, expected, measured }) => [
        `${from.toFixed(1)} – ${(from + 0.1).toFixed(1)}`,
        number(pairs),
        share(expected),
        share(measured),
      ]),
    ),
  ];
}

function measuredCard({ completeness, pairs, clusters, autoBand }: Measured): string[] {
  return [
    "",
    "## Measured against the truth",
    "",
    ...table(
      ["of", "precision", "recall", "F1"],
      [
        ["pairs taken as the same", share(pairs.precision), share(pairs.recall), share(pairs.f1)],
        ["pairs of the clusters", share(clusters.precision), share(clusters.recall), share(clusters.f1)],
        [`${number(autoBand.pairs)} pairs beyond doubt`, share(autoBand.precision), "–", "–"],
        ["true pairs looked at", "–", share(completeness), "–"],
      ],
    ),
  ];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)];
}

const escaped = (text: string) => text.replaceAll("|", "\\|");
const number = (value: number) => value.toLocaleString("en");
const share = (value: number | null) => (value === null ? "–" : value.toFixed(4));
const digits = (value: number) => (value >= 0.001 ? value.toFixed(4) : value.toExponential(1));
const signed = (bits: number) => `${bits < 0 ? "−" : "+"}${Math.abs(bits).toFixed(2)}`;
