import type { z } from "zod";
import { fieldsOfTarget } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { readYes } from "../../reading/values/flags.ts";
import { fold } from "../header-words.ts";
import type { TableAtHand } from "../table-at-hand.ts";

type Columns = NonNullable<z.input<typeof ModuleMap>["columns"]>;

const called =
  /^(is[ _]?)?(cancel+ed|called off|storniert|abgesagt|annulee?|cancelad[oa]|annullat[oa]|geannuleerd)\??$/;

/** An appointment of which a column says that it was called off, yes or no, did not take place: it took nobody's time. */
export function calledOff(kind: ImportKind, { sketch }: TableAtHand, columns: Columns): void {
  const isTold = Object.values(columns).flatMap(fieldsOfTarget).includes("state");
  if (kind !== "contact" || isTold) return;
  const column = sketch.columns.find(
    ({ column: name, shares, distinct }) =>
      called.test(fold(name.trim())) && distinct <= 2 && (shares.yes ?? 0) > 0.9,
  );
  if (column === undefined) return;
  const values = column.frequent.map(({ value }) => [
    value,
    readYes(value) === "true" ? "cancelled" : "done",
  ]);
  columns[column.column] = { field: "state", values: Object.fromEntries(values) };
}
