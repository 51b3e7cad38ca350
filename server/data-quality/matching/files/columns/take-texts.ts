import type { Role } from "../../../../matching/roles.ts";
import { fold } from "../../../imports/recognition/header-words.ts";
import type { ColumnAtHand, ColumnChoice } from "./column-at-hand.ts";

type Taken = Map<number, { role: Role; why: string }>;

const textsMost = 4;

/** What else tells records apart: filled often enough, with many different values none of which is everywhere. */
export function takeTexts(
  columns: readonly ColumnChoice[],
  taken: Taken,
  rows: readonly (readonly string[])[],
): void {
  const named = [...taken].find(([, { role }]) => role === "organisation")?.[0];
  const telling = columns
    .map((column, at) => ({ ...column, at }))
    .filter(({ at }) => !taken.has(at))
    .filter(isTellingText)
    .filter(({ at }) => named === undefined || !beginsLike(rows, at, named))
    .toSorted((one, other) => worth(other.atHand) - worth(one.atHand) || one.at - other.at)
    .slice(0, textsMost);
  for (const { at, atHand } of telling)
    taken.set(at, {
      role: "text",
      why: `${atHand.sketch.distinct} different values in ${Math.round(atHand.fill * 100)} % of the rows`,
    });
}

/** Whether cells are short for the name in their row, as a term to sort by or to search for is: they say it once more. */
function beginsLike(rows: readonly (readonly string[])[], at: number, named: number): boolean {
  let [filled, again] = [0, 0];
  for (const cells of rows) {
    const [text, name] = [lettersOf(cells[at]), lettersOf(cells[named])];
    if (text.length < 3 || name === "") continue;
    filled += 1;
    if (name.startsWith(text)) again += 1;
  }
  return filled >= 5 && again >= filled * 0.6;
}

const lettersOf = (cell = "") => fold(cell).replace(/[^\p{L}\d]/gu, "");

// What is counted of somebody goes on counting: two records of one needn't agree in it.
const counted = new Set(
  "total totals count counts sum orders order visits clicks opens score points rating balance quantity qty spent anzahl summe punkte nombre cantidad numero".split(
    " ",
  ),
);

// Which rows are one as somebody decided before: a solution, and no evidence.
const solved = new Set(
  "cluster clusters clusterid cluid euid cid duplicate duplicates dup dups dupe dupes dedupe dedup truth gold golden entity matched match same label target".split(
    " ",
  ),
);

/** A code that says which rows somebody took for one, or numbers that a list counts up, some of them said of several rows. */
function isSolution({ name, atHand: { sketch, share, countsUp } }: ColumnChoice): boolean {
  const isCode = share.oneWord >= 0.9 && share.digits >= 0.9;
  const isSaidAgain = sketch.distinct < sketch.filled;
  return isCode && (countsUp ? isSaidAgain : name.words.some(({ word }) => solved.has(word)));
}

function isTellingText(column: ColumnChoice): boolean {
  const { name, atHand, choices } = column;
  const { fill, sketch, share } = atHand;
  if (name.isProtected || name.isAside || name.isOfContact || isSolution(column)) return false;
  if (choices.some(({ role }) => role !== "organisation" && role !== "fullName" && role !== "jobTitle"))
    return false;
  const { day = 0, instant = 0, guid = 0, yes = 0, money = 0, fraction = 0 } = sketch.shares;
  if (Math.max(day, instant, guid, yes, money, fraction, share.day - share.year) > 0.5) return false;
  if (name.words.some(({ notions, word }) => notions.includes("id") || word === "age")) return false;
  if ((sketch.shares.figure ?? 0) > 0.9 && name.words.some(({ word }) => counted.has(word))) return false;
  const [top] = sketch.frequent;
  const isEverywhere = (top?.count ?? 0) > sketch.filled * 0.6;
  return !isEverywhere && fill >= (sketch.distinct >= 20 ? 0.3 : 0.6) && sketch.distinct >= 5;
}

function worth({ fill, sketch }: ColumnAtHand): number {
  return fill * Math.log(1 + sketch.distinct);
}
