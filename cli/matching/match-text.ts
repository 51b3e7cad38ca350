import type { FilePart } from "../../server/data-quality/matching/files/file-part.ts";
import type { MatchedFiles } from "../../server/data-quality/matching/match-files.ts";
import type { Measured } from "../../server/data-quality/matching/truth/measure.ts";
import type { Quality } from "../../server/data-quality/matching/truth/truth.ts";
import { type MatchAnswer } from "./match-answer.ts";

const columnsShown = 60;
const clustersShown = 5;
const idsShown = 8;

/** What a person wants to know of a matching: how it was read, what came out, how good it is, what to do next. */
export function matchText(
  matched: MatchedFiles,
  answer: MatchAnswer,
  measured: Measured | null,
  asked: { out?: string | undefined; pairs?: string | undefined },
): string[] {
  return [
    ...matched.parts.flatMap((part) => columnsText(part, matched)),
    ...unlikeText(matched),
    ...countsText(matched, answer),
    ...clustersText(matched),
    ...(measured === null ? [] : qualityText(measured)),
    "",
    ...nextText(answer, asked),
  ];
}

function columnsText(part: FilePart, { parts, origins, files }: MatchedFiles): string[] {
  const isMixed = parts.filter(({ file }) => file === part.file).length > 1;
  const whose = part.kind === "person" ? "people" : "organisations";
  const count = origins.files.filter((file) => files[file] === part.file).length;
  const shown = part.columns.slice(0, columnsShown);
  const width = Math.min(30, Math.max(...shown.map(({ column }) => column.length)));
  return [
    isMixed ? `${part.file.path}: its ${whose}` : `${part.file.path}: ${number(count)} ${whose}`,
    ...shown.map(({ column, role, why }) => {
      const name = column.length > width ? `${column.slice(0, width - 1)}…` : column.padEnd(width);
      return `  ${name}  ${(role ?? "–").padEnd(13)} ${why}`;
    }),
    ...(part.columns.length > shown.length ? [`  … ${part.columns.length - shown.length} more`] : []),
    "",
  ];
}

/** Where all of one file are people and all of the other organisations, nobody is compared, which is hardly what was meant. */
function unlikeText({ parts, isLink }: MatchedFiles): string[] {
  const filesOf = (kind: FilePart["kind"]) =>
    new Set(parts.filter((part) => part.kind === kind).map(({ file }) => file)).size;
  return isLink && filesOf("person") === 1 && filesOf("organisation") === 1 && parts.length === 2
    ? [
        "The one file is taken for people, the other for organisations, so that none of the one is compared with any of the other. --kind person or --kind organisation takes both as the same.",
        "",
      ]
    : [];
}

function countsText({ isLink, pairs, repeating }: MatchedFiles, answer: MatchAnswer): string[] {
  const { records, candidatePairs, seconds, pairsPerSecond, found, largestCluster, peakMemoryMb } = answer;
  const relations = new Map<string, number>();
  for (const { relation } of pairs)
    if (relation !== null) relations.set(relation, (relations.get(relation) ?? 0) + 1);
  const kinds = [...relations].map(([relation, count]) => `${relation} ${number(count)}`).join(", ");
  if (records < 2)
    return [records === 0 ? "No records are in it." : "1 record, and none to compare it with."];
  return [
    `${number(records)} records, ${isLink ? "each file taken as free of duplicates (--within looks for them, too)" : "any two of which may be one"}`,
    ...(repeating.length === 0
      ? []
      : [`${repeating.join(", ")}: holds some of them more than once; those stand in one cluster`]),
    `${number(candidatePairs)} pairs looked at, ${number(pairsPerSecond)} a second; ${seconds} s and ${number(peakMemoryMb)} MB in all`,
    `same      ${number(found.same)} pairs, ${number(found.automatic)} of them beyond doubt`,
    `related   ${number(found.related)} pairs${kinds === "" ? "" : `: ${kinds}`}`,
    `unsure    ${number(found.unsure)} pairs that a person should look at`,
    `clusters  ${number(found.withSeveral)} of two records or more, the largest of ${largestCluster}; without duplicates ${number(found.clusters)} records remain`,
  ];
}

function clustersText({ groupOf, origins }: MatchedFiles): string[] {
  const members = new Map<number, number>();
  for (const group of groupOf) members.set(group, (members.get(group) ?? 0) + 1);
  const largest = [...members]
    .filter(([, size]) => size > 1)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, clustersShown);
  return largest.map(([group, size]) => {
    const ids: string[] = [];
    for (let record = 0; record < groupOf.length && ids.length < idsShown; record += 1)
      if (groupOf[record] === group) ids.push((origins.ids[record] ?? "").slice(0, 40));
    return `  ${size} records: ${ids.join(", ")}${size > ids.length ? " …" : ""}`;
  });
}

function qualityText({ completeness, pairs, clusters, autoBand, related }: Measured): string[] {
  return [
    "",
    `${"against the truth".padEnd(24)}precision  recall    F1`,
    `${"pairs taken as same".padEnd(24)}${quality(pairs)}`,
    `${"pairs of the clusters".padEnd(24)}${quality(clusters)}`,
    `${"pairs beyond doubt".padEnd(24)}${share(autoBand.precision)}     of ${number(autoBand.pairs)}`,
    `${"true pairs looked at".padEnd(24)}${share(completeness)}`,
    ...Object.entries(related).map(
      ([name, { merged, share: part }]) =>
        `${`merged within a ${name}`.padEnd(27)}${share(part)}     of the clusters' pairs, ${number(merged)}`,
    ),
  ];
}

function quality({ precision, recall, f1 }: Quality): string {
  return `${share(precision)}     ${share(recall)}    ${share(f1)}`;
}

function share(value: number | null): string {
  return value === null ? "–     " : value.toFixed(4);
}

function nextText(
  { found }: MatchAnswer,
  { out, pairs }: { out?: string | undefined; pairs?: string | undefined },
) {
  return [
    ...(out === undefined
      ? ["--out FILE writes which cluster each record belongs to."]
      : [`The cluster of each record stands in ${out}.`]),
    ...(pairs === undefined
      ? [
          `--pairs FILE writes the pairs with what speaks for each${found.unsure > 0 ? ", the unsure ones at the end" : ""}.`,
        ]
      : [`The pairs, the surest first, stand in ${pairs}, with what speaks for each.`]),
    "A column that was taken for something else is set right with --map COLUMN=ROLE.",
  ];
}

function number(value: number): string {
  return value.toLocaleString("en");
}
