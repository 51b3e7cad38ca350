import { plainText } from "./normalise/plain-words.ts";
import { readPersonName } from "./normalise/read-person-name.ts";

/** What a sample of a column says: its common values with how many rows have each, and about how many have any other. */
export interface ColumnSample {
  readonly column: "given" | "family" | "city" | "postcode";
  readonly common: readonly { readonly value: string; readonly rows: number }[];
  readonly rowsOfOthers: number;
}

const readers: Readonly<Record<ColumnSample["column"], (raw: string) => string>> = {
  given: (raw) => readPersonName({ full: "", given: raw, middle: "", family: "" }).given,
  family: (raw) => readPersonName({ full: "", given: "", middle: "", family: raw }).family,
  city: plainText,
  postcode: (raw) => plainText(raw).replaceAll(" ", ""),
};

/** Tells about how many records have a name, town or postcode; 0 for columns that no sample was taken of. */
export function valueFrequencies(samples: readonly ColumnSample[]): (column: string, text: string) => number {
  const known = new Map<string, { common: Map<string, number>; others: number }>();
  for (const { column, common, rowsOfOthers } of samples) {
    const counts = new Map<string, number>();
    for (const { value, rows } of common) {
      const text = readers[column](value);
      counts.set(text, (counts.get(text) ?? 0) + rows);
    }
    known.set(column, { common: counts, others: Math.max(1, Math.round(rowsOfOthers)) });
  }
  return (column, text) => {
    const sample = known.get(column);
    return sample === undefined ? 0 : Math.round(sample.common.get(text) ?? sample.others);
  };
}
