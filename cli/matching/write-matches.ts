import { closeSync, openSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { pairsToAsk } from "../../server/data-quality/matching/labels/pairs-to-ask.ts";
import type { MatchedFiles } from "../../server/data-quality/matching/match-files.ts";
import { refuse } from "../../server/plumbing/refuse.ts";

/** Writes the cluster of each record: under the file's own name of the id, and with its file where there are several. */
export function writeClusters(path: string, matched: MatchedFiles): void {
  const { origins, groupOf } = matched;
  const label = labelsOf(matched);
  const clusterOf = clusterNames(groupOf, label);
  const several = matched.files.length > 1;
  writeLines(path, matched, function* () {
    yield [...(several ? ["file"] : []), idColumn(matched), "cluster_id"];
    for (let record = 0; record < groupOf.length; record += 1)
      yield [
        ...(several ? [fileName(matched, record)] : []),
        origins.ids[record] ?? "",
        clusterOf.get(groupOf[record] ?? record) ?? "",
      ];
  });
}

/** Writes the pairs that are same, related or unsure, the surest first, with what speaks for and against them in words. */
export function writePairs(path: string, matched: MatchedFiles): void {
  const { origins, pairs } = matched;
  const several = matched.files.length > 1;
  writeLines(path, matched, function* () {
    yield [
      ...(several ? ["left_file", "right_file"] : []),
      ..."left_id right_id outcome relation probability automatic evidence".split(" "),
    ];
    for (const { a, b, weight, outcome, relation, isAutomatic } of pairs)
      yield [
        ...(several ? [fileName(matched, a), fileName(matched, b)] : []),
        origins.ids[a] ?? "",
        origins.ids[b] ?? "",
        outcome,
        relation ?? "",
        probabilityOf(weight),
        isAutomatic ? "yes" : "no",
        evidenceOf(matched, a, b),
      ];
  });
}

/** Writes pairs for a person to decide, with what speaks for and against each, and an empty `is`: same, related or different. */
export function writeAsked(path: string, matched: MatchedFiles, count: number): number {
  const { origins } = matched;
  const several = matched.files.length > 1;
  const pairs = pairsToAsk(matched, count);
  writeLines(path, matched, function* () {
    const files = several ? ["left_file", "right_file"] : [];
    yield [...files, "left_id", "right_id", "is", "probability", "evidence"];
    for (const { a, b, weight } of pairs)
      yield [
        ...(several ? [fileName(matched, a), fileName(matched, b)] : []),
        origins.ids[a] ?? "",
        origins.ids[b] ?? "",
        "",
        probabilityOf(weight),
        evidenceOf(matched, a, b),
      ];
  });
  return pairs.length;
}

/** Odds as a logarithm to the base of two, as a probability with six digits. */
function probabilityOf(weight: number): string {
  return (1 / (1 + 2 ** -weight)).toFixed(6);
}

/** `given name: same (+9.1 bits); place: another town (−2.0 bits)`, what weighs most first. */
function evidenceOf({ explain }: MatchedFiles, a: number, b: number): string {
  return explain(a, b)
    .toSorted((one, other) => Math.abs(other.bits) - Math.abs(one.bits))
    .map(({ comparison, level, bits }) => `${comparison}: ${level} (${signed(bits)} bits)`)
    .join("; ");
}

function signed(bits: number): string {
  return `${bits < 0 ? "−" : "+"}${Math.abs(bits).toFixed(1)}`;
}

/** What each record is called: its id, or its file and row where ids are not its own. */
function labelsOf({ origins, files }: MatchedFiles): (record: number) => string {
  const { ids, rows } = origins;
  if (new Set(ids).size === ids.length) return (record) => ids[record] ?? "";
  return (record) => `${files[origins.files[record] ?? 0]?.path ?? ""}:${rows[record]}`;
}

/** A cluster goes by the smallest name of its records, so that it is called the same whatever order they come in. */
function clusterNames(groupOf: Int32Array, label: (record: number) => string): Map<number, string> {
  const names = new Map<number, string>();
  for (const [record, group] of groupOf.entries()) {
    const before = names.get(group);
    const name = label(record);
    if (before === undefined || name < before) names.set(group, name);
  }
  return names;
}

/** What the files call their ids, where they agree on it. */
function idColumn({ parts }: MatchedFiles): string {
  const names = new Set(
    parts.map(({ columns }) => columns.find(({ role }) => role === "id")?.column ?? "row"),
  );
  const [name = "row", ...others] = names;
  return others.length === 0 ? name : "id";
}

function fileName({ origins, files }: MatchedFiles, record: number): string {
  return files[origins.files[record] ?? 0]?.path ?? "";
}

const linesAtOnce = 5_000;

/** Writes CSV as RFC 4180 has it, never over a file that was read. */
function writeLines(
  path: string,
  { paths }: { paths: readonly string[] },
  lines: () => Generator<readonly string[]>,
): void {
  if (paths.includes(resolve(path))) refuse("match_out_is_in", { path });
  const file = opened(path);
  let text = "";
  let count = 0;
  for (const cells of lines()) {
    text += `${cells.map(quoted).join(",")}\r\n`;
    count += 1;
    if (count % linesAtOnce !== 0) continue;
    writeSync(file, text);
    text = "";
  }
  writeSync(file, text);
  closeSync(file);
}

/** Writes a text, never over a file that was read. */
export function writeText(path: string, { paths }: Pick<MatchedFiles, "paths">, text: string): void {
  if (paths.includes(resolve(path))) refuse("match_out_is_in", { path });
  const file = opened(path);
  writeSync(file, text);
  closeSync(file);
}

function opened(path: string): number {
  try {
    return openSync(path, "w");
  } catch (error) {
    refuse("match_out_closed", { path, problem: error instanceof Error ? error.message : String(error) });
  }
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
