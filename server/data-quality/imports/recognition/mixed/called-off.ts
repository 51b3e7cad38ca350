import { fieldsOfTarget } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { readYes } from "../../reading/values/flags.ts";
import { fold } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { choiceWords } from "../vocabulary/choice-words.ts";
import type { Columns } from "../writing/loose-map.ts";

/** Words for what was called off, in all languages in which a state may say it. */
const calledOffIn = `(cancel+ed|called off|void(ed)?|${fold(choiceWords["document.state"]?.cancelled ?? "")
  .split(" ")
  .map((word) => word.replaceAll("_", "[ _]"))
  .join("|")})`;
const told = new RegExp(`^(is[ _]?|er[ _]?)?${calledOffIn}\\??$`, "u");
const dated = new RegExp(`^${calledOffIn}[ _]?(at|on|date|time|datum|am|le|el|il|op)$`, "u");

const otherwise: Readonly<Partial<Record<ImportKind, string>>> = { contact: "done", document: "" };

/**
 * An appointment of which a column says that it was called off, by yes and no or by the day, did not take place: it took nobody's
 * time. An invoice or an order of which it says so was taken back: it brings nothing.
 */
export function calledOff(kind: ImportKind, { sketch }: TableAtHand, columns: Columns): void {
  const isTold = Object.values(columns).flatMap(fieldsOfTarget).includes("state");
  const went = otherwise[kind];
  if (went === undefined || isTold) return;
  const nameOf = ({ column }: ColumnSketch) => fold(column.trim());
  const column = sketch.columns.find(
    (one) => told.test(nameOf(one)) && one.distinct <= 2 && (one.shares.yes ?? 0) > 0.9,
  );
  if (column !== undefined) {
    const values = column.frequent.map(({ value }) => [
      value,
      readYes(value) === "true" ? "cancelled" : went,
    ]);
    columns[column.column] = { field: "state", values: Object.fromEntries(values) };
    return;
  }
  const day = sketch.columns.find(
    (one) =>
      dated.test(nameOf(one)) && one.empty > 0 && (one.shares.day ?? 0) + (one.shares.instant ?? 0) > 0.9,
  );
  if (day === undefined) return;
  const kept = columns[day.column];
  const state = { field: "state", values: {}, otherwise: "cancelled" };
  columns[day.column] = kept === undefined ? state : [...[kept].flat(), state];
}
