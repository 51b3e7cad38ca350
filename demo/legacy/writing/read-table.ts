import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import iconv from "iconv-lite";
import { tableFormats } from "./written-forms.ts";

/**
 * A table of a written folder, read back whole: for tests and for a look at small companies. Footers are left out.
 * @param folder what `writeLegacySystems` filled
 */
export function readTable(
  folder: string,
  system: keyof typeof tableFormats,
  file: string,
): Record<string, string>[] {
  const { encoding, delimiter } = tableFormats[system];
  const text = iconv.decode(readFileSync(join(folder, system, file)), encoding);
  const rows: Record<string, string>[] = parse(text, {
    delimiter,
    columns: true,
    relax_column_count: true,
    bom: true,
  });
  const [first = ""] = Object.keys(rows[0] ?? {});
  return rows.filter((row) => !/^(ANZAHL SAETZE|GESAMTSUMME)/.test(row[first] ?? ""));
}
