import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { fold } from "../header-words.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import type { Columns } from "../writing/loose-map.ts";

const listed = (words: string) => new Set(words.split(" "));
const units = {
  minutes: listed(
    "m min mins minute minutes minuten minuto minutos minuti minuut minuter minutter minuta minuty perc dakika",
  ),
  hours: listed(
    "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren timme timmar time timer godzina godziny ora saat",
  ),
  seconds: listed("s sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos"),
  days: listed("d day days tag tage jour jours dia dias giorno giorni dag dagen dzien dni"),
};
type Unit = keyof typeof units;
const unitsMost = 4;

/**
 * How long something took may stand beside the unit it is told in: `2` and `H` are 120 minutes. How many hours a day has nobody says: it is
 * no length then.
 */
export function lengthsByUnit(kind: ImportKind, { sketch }: TableAtHand, columns: Columns): void {
  const length = Object.keys(columns).find((column) => fieldOf(columns[column] ?? "") === "minutes");
  if (kind !== "contact" || length === undefined) return;
  const unit = sketch.columns.find(
    ({ column, distinct, frequent }) =>
      column !== length &&
      distinct > 0 &&
      distinct <= unitsMost &&
      /unit|type|typ|einheit|unite|unidad|unita|eenheid|enhet/.test(fold(column)) &&
      frequent.every(({ value }) => unitOf(value) !== undefined),
  );
  if (unit === undefined) return;
  const others = (meant: Unit) =>
    unit.frequent.flatMap(({ value }) => (unitOf(value) === meant ? [] : value));
  const only = (meant: Unit) => {
    const is = others(meant);
    return is.length === 0 ? {} : { unless: [{ column: unit.column, is }] };
  };
  columns[length] = [
    { field: "minutes", ...only("minutes") },
    { field: "minutes", isInHours: true, ...only("hours") },
    { field: "seconds", ...only("seconds") },
  ].filter((_, nth) =>
    unit.frequent.some(({ value }) => unitOf(value) === (["minutes", "hours", "seconds"] as const)[nth]),
  );
}

function unitOf(word: string): Unit | undefined {
  const written = fold(word.trim()).replace(/\.$/, "");
  return (Object.keys(units) as Unit[]).find((unit) => units[unit].has(written));
}
