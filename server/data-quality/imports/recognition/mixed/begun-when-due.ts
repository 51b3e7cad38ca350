import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { readYes } from "../../reading/values/flags.ts";
import { fold } from "../header-words.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { type Columns, columnFor } from "../writing/loose-map.ts";

const doneIn =
  /^(is[ _]?)?(done|completed?|closed|finished|erledigt|abgeschlossen|fait|termine|hecho|completado|fatto|completato|gedaan|afgerond|feito|concluido|zrobione|wykonane|klar|ferdig|faerdig|tehty|hotovo|kesz|tamamlandi)\??$/;

/**
 * What is to be done by a day, of which nothing says when it was done, stands on that day: as planned, unless a column says by yes and no
 * whether it was done.
 * @returns what holds for rows that say nothing else
 */
export function begunWhenDue(
  kind: ImportKind,
  { sketch }: TableAtHand,
  columns: Columns,
): { state?: string } {
  const due = columnFor(columns, "due_on");
  if (kind !== "contact" || due === undefined || columnFor(columns, "started_at") !== undefined) return {};
  columns[due] = [...[columns[due] ?? []].flat(), "started_at"];
  if (columnFor(columns, "state") !== undefined) return {};
  const done = sketch.columns.find(
    ({ column, shares, distinct }) =>
      doneIn.test(fold(column.trim())) && distinct <= 2 && (shares.yes ?? 0) > 0.9,
  );
  if (done !== undefined) {
    const said = done.frequent.map(({ value }) => [value, readYes(value) === "true" ? "done" : "planned"]);
    columns[done.column] = { field: "state", values: Object.fromEntries(said) };
  }
  return { state: "planned" };
}
