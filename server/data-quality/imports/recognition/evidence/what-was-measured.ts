import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { fold, type Notion } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";

const things: ReadonlySet<ImportKind> = new Set([
  ...(["organisation", "person", "household", "prospect", "product"] as const),
]);
const namesMost = 0.8;

const measures =
  /(?<!\p{L})(meter|smart ?meter|sensors?|telemetry|measurements?|measured|messwerte?|messung(en)?|messstellen?|zahlerst(and|ande)|zaehlerst(and|aende)|zahlernummer|ablesung(en)?|ablesedatum|compteur|releve de compteur|mesures?|medici(on|ones)|medidor|lectura|lettura|letture|misurazion[ei]|contatore|meterstand(en)?|meetwaarden?|odczyt|pomiary?|matvarden?|avlasning|maleraflasning|mittaus|lukema)(?!\p{L})/u;
// What was read off stands beside when: a reading alone may be a poet's.
const readOff = /(?<!\p{L})readings?(?!\p{L})/u;
const readWhen = /(?<!\p{L})(readings?|read) (date|time|at|day|value)(?!\p{L})/u;

const ofTrade: readonly Notion[] = ["total", "net", "gross", "price", "invoice", "order", "payment", "tax"];

/**
 * Whether the rows are what was measured: readings of meters, values of sensors. They have a day and a figure, and nothing about them
 * is money, or a way to reach anybody; whoever stands beside is no customer once for each of them.
 */
export function isMeasured({ sketch, columnWords }: TableAtHand): boolean {
  const names = [sketch.name, ...sketch.columns.map(({ column }) => column)].map((name) =>
    fold(name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")).replace(/[_.-]+/g, " "),
  );
  const isNamed =
    names.some((name) => measures.test(name) || readWhen.test(name)) ||
    (readOff.test(names[0] ?? "") && names.slice(1).some((name) => readOff.test(name)));
  if (!isNamed || !isDated(sketch.columns)) return false;
  const says = (at: number) =>
    columnWords[at]?.some(({ notions }) => notions.some((one) => ofTrade.includes(one)));
  const isOfTrade = sketch.columns.some(
    ({ shares }, at) => (shares.money ?? 0) > 0.5 || (says(at) && (shares.figure ?? 0) > 0.5),
  );
  const hasFigures = sketch.columns.some(({ shares }) => (shares.figure ?? 0) > 0.9);
  return hasFigures && !isOfTrade && !isReached(sketch.columns) && !isOfContracts(columnWords);
}

/** Each with a number of its own and the day from which it holds: what customers have, whichever meter stands beside. */
function isOfContracts(columnWords: TableAtHand["columnWords"]): boolean {
  const says = (...notions: readonly Notion[]) =>
    columnWords.some((words) =>
      notions.every((notion) => words.some((word) => word.notions.includes(notion))),
    );
  const isNumbered = (["plan", "subscription"] as const).some(
    (notion) => says(notion, "number") || says(notion, "id"),
  );
  return isNumbered && (says("start") || says("end"));
}

/** Why such a table is left out. */
export const wasMeasured = {
  code: "rows_measured",
  message:
    "Its rows are what was measured or read off, each with its time and a figure; they name no customer and no money, so the table is left out. Tick it if its rows are records.",
};

/**
 * Whether what the rows would be called comes again and again, each time with a day and a figure, while nothing says how to reach
 * anybody: they are what was done, counted or moved, and no customers or articles.
 */
export function isCalledAgain(
  { sketch }: TableAtHand,
  kind: ImportKind,
  name: ColumnSketch | undefined,
): boolean {
  if (!things.has(kind) || name === undefined || isReached(sketch.columns)) return false;
  const hasFigures = sketch.columns.some(
    ({ shares, distinct }) => (shares.figure ?? 0) > 0.9 && distinct > 1,
  );
  return name.filled > 1 && name.distinct <= name.filled * namesMost && hasFigures && isDated(sketch.columns);
}

function isDated(columns: readonly ColumnSketch[]): boolean {
  return columns.some(({ shares }) => (shares.day ?? 0) + (shares.instant ?? 0) > 0.9);
}

function isReached(columns: readonly ColumnSketch[]): boolean {
  return columns.some(({ shares }) => (shares.mail ?? 0) > 0.5 || (shares.phone ?? 0) > 0.5);
}
