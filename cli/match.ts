import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type FoundFile, findFiles } from "../server/data-quality/imports/reading/find-files.ts";
import { readLabels } from "../server/data-quality/matching/labels/read-labels.ts";
import { type MatchedFiles, matchFiles } from "../server/data-quality/matching/match-files.ts";
import { type Measured, measure } from "../server/data-quality/matching/truth/measure.ts";
import { readTruth } from "../server/data-quality/matching/truth/read-truth.ts";
import type { Truth } from "../server/data-quality/matching/truth/truth.ts";
import { type Kind, type Role, roles } from "../server/matching/roles.ts";
import { refuse } from "../server/plumbing/refuse.ts";
import type { Io } from "./command.ts";
import { labelsText } from "./matching/labels-text.ts";
import { matchAnswer } from "./matching/match-answer.ts";
import { matchText } from "./matching/match-text.ts";
import { writeCard } from "./matching/write-card.ts";
import { writeAsked, writeClusters, writePairs } from "./matching/write-matches.ts";

export const usage = `vitalfew match FILE… [--kind auto|person|organisation] [--map COLUMN=ROLE,…] [--out FILE] [--pairs FILE]
       vitalfew match FILE… --ask N --asked FILE
       vitalfew match FILE… --labels FILE [--card FILE]
       vitalfew match FILE… --truth FILE [--json]

Finds the records of files that are one person or organisation. One file: duplicates in it. Several: the records of one that
are in another, each file being taken as free of duplicates unless it is seen to hold some. Nothing is brought in, and no database is needed. CSV with any
delimiter and encoding, packed or not, XLSX, JSON and JSON lines.
  --kind KIND   whom the rows are about: person or organisation; auto (unless given) tells it from the columns
  --map LIST    what columns are, where that was not seen: COLUMN=ROLE, several with commas between; none leaves one aside.
                Roles: ${roles.slice(0, 9).join(", ")},
                ${roles.slice(9, 19).join(", ")},
                ${roles.slice(19).join(", ")}
  --within      look for duplicates in each of several files, too
  --out FILE    write each record's cluster (CSV): its id, its file where there are several, and cluster_id
  --pairs FILE  write the pairs (CSV): same, related or unsure, how likely, whether that is sure enough to act on, and why
  --ask N       choose the N pairs most worth a person's decision, written (CSV) to
  --asked FILE  with what speaks for and against them and an empty column is: fill it in with same, related or different
  --labels FILE heed what people decided (CSV): left_id, right_id, is; the file of --asked, filled in
  --card FILE   write what was learnt (Markdown): levels and weights, expected and measured quality, versions
  --truth FILE  measure against what is known: record_id, entity_id, or left_id, right_id (see docs/guides/stewards.md)`;

/**
 * Answers `{ records, candidatePairs, completeness, pairs, clusters, autoBand, seconds, pairsPerSecond, peakMemoryMb,
 * largestCluster, … }`: shares from 0 to 1; what rests on a truth is null without one; seconds from the first byte read to
 * the last cluster; pairs a second while blocking and weighing; memory of the whole process.
 */
export async function run(args: string[], io: Io): Promise<void> {
  const asked = questionOf(args);
  const begun = performance.now();
  const labelFile = asked.labels === undefined ? undefined : fileAt(asked.labels);
  const { kind, said, within } = asked;
  const heeded = labelFile === undefined ? {} : { labels: await readLabels(labelFile) };
  const found = await matchFiles(findFiles(asked.paths), {
    ...{ kind, said, within, ...heeded },
    keepsUnlikely: asked.card !== undefined,
  });
  // What people decided is read as the records are, and nothing is written over it.
  const matched = { ...found, paths: [...found.paths, ...(labelFile ? [labelFile.storedAt] : [])] };
  const seconds = (performance.now() - begun) / 1000;
  // maxRSS is in kilobytes on every system. Measuring against a truth takes memory of its own.
  const peakMemoryMb = process.resourceUsage().maxRSS / 1024;
  const truth =
    asked.truth === undefined ? null : await readTruth(fileAt(asked.truth), matched.origins, matched);
  const measured = truth === null ? null : measureBy(truth, matched);
  if (asked.out !== undefined) writeClusters(asked.out, matched);
  if (asked.pairs !== undefined) writePairs(asked.pairs, matched);
  const written = asked.ask === undefined ? null : writeAsked(asked.ask.file, matched, asked.ask.count);
  if (asked.card !== undefined) writeCard(asked.card, matched, truth, measured);
  const answer = matchAnswer(matched, measured, { seconds, peakMemoryMb });
  for (const line of matchText(matched, answer, measured, asked)) io.say(line);
  for (const line of labelsText(matched, asked, written)) io.say(line);
  io.answer(answer);
}

function fileAt(path: string): FoundFile {
  const [file] = findFiles([path]);
  return file ?? refuse("import_path_unknown", { path });
}

function measureBy(truth: Truth, matched: MatchedFiles): Measured {
  const same = Iterator.from(matched.pairs).filter(({ outcome }) => outcome === "same");
  const universe = { acrossFilesOnly: matched.isLink, fileOf: matched.origins.files };
  return measure({ same, groupOf: matched.groupOf, wasAsked: matched.wasAsked }, truth, universe);
}

function questionOf(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      kind: { type: "string", default: "auto" },
      map: { type: "string", multiple: true, default: [] },
      within: { type: "boolean", default: false },
      out: { type: "string" },
      pairs: { type: "string" },
      truth: { type: "string" },
      ask: { type: "string" },
      asked: { type: "string" },
      labels: { type: "string" },
      card: { type: "string" },
    },
  });
  if (positionals.length === 0) wrong("Name a file of records.");
  const { kind, map, ask, asked, ...rest } = values;
  refuseOneForTwo([rest.out, rest.pairs, rest.card, asked]);
  return { ...rest, paths: positionals, kind: kindOf(kind), said: saidOf(map), ask: askOf(ask, asked) };
}

/** What is written second would take the place of the first. */
function refuseOneForTwo(given: readonly (string | undefined)[]): void {
  const paths = given.flatMap((path) => (path === undefined ? [] : [resolve(path)]));
  const twice = paths.find((path, at) => paths.indexOf(path) !== at);
  if (twice !== undefined) wrong(`${twice} is to be written twice: give each its own name.`);
}

function askOf(count: string | undefined, file: string | undefined) {
  if (count === undefined && file === undefined) return undefined;
  if (count === undefined || file === undefined) wrong("--ask N and --asked FILE go together.");
  if (!/^[1-9]\d{0,5}$/.test(count)) wrong(`--ask takes how many pairs, and ${count} is no such number.`);
  return { count: Number(count), file };
}

function kindOf(word: string): Kind | "auto" {
  if (word === "auto" || word === "person" || word === "organisation") return word;
  return word === "organization"
    ? "organisation"
    : wrong(`--kind is auto, person or organisation, not ${word}.`);
}

function saidOf(lists: readonly string[]): Map<string, Role | null> {
  const said = new Map<string, Role | null>();
  for (const one of lists.flatMap((list) => list.split(","))) {
    const cut = one.lastIndexOf("=");
    const [column, word] = [one.slice(0, cut).trim(), one.slice(cut + 1).trim()];
    if (cut < 1 || column === "") wrong(`--map takes COLUMN=ROLE, and ${JSON.stringify(one)} is none.`);
    const role = roles.find((known) => known.toLowerCase() === word.toLowerCase());
    if (role === undefined && word !== "none") wrong(`${word} is no role: ${roles.join(", ")}, or none.`);
    if (said.has(column) && said.get(column) !== (role ?? null))
      wrong(`--map says two things of ${column}: leave one of them out.`);
    said.set(column, role ?? null);
  }
  return said;
}

function wrong(problem: string): never {
  return refuse("usage", { problem, command: "match" });
}
