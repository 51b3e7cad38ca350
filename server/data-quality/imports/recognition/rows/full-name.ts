import { distinctValues } from "../columns/distinct-values.ts";
import { nameWords } from "../header-words.ts";
import type { ColumnSketch, TableSketch } from "../proposal.ts";
import { sampleValues, valueHash } from "../value-sample.ts";

/** The columns of given and family name; `Name` beside `First name` is the family name. */
export function namePlaces(header: readonly string[]): [number, number] | null {
  const notions = header.map((column) => nameWords(column).flatMap((word) => word.notions));
  const placeOf = (isIt: (own: readonly string[]) => boolean) => notions.findIndex(isIt);
  const given = placeOf((own) => own.includes("given") && !own.includes("family"));
  const own = placeOf((words) => words.includes("family") && !words.includes("given"));
  const alone = placeOf((words) => words.length === 1 && words[0] === "name");
  const ofPerson = placeOf((words) => words.includes("name") && words.includes("person"));
  const family = own !== -1 ? own : alone !== -1 ? alone : ofPerson;
  return given === -1 || family === -1 ? null : [given, family];
}

/** Which whole names the rows of a table make, where it has them in two columns: other tables may name people so. */
export function fullNames(header: readonly string[]) {
  const places = namePlaces(header);
  const distinct = distinctValues(65_536);
  let filled = 0;
  return {
    add(cells: readonly string[]) {
      if (places === null) return;
      const [given, family] = places.map((at) => (cells[at] ?? "").trim());
      if (!given || !family) return;
      filled += 1;
      const name = `${given} ${family}`;
      distinct.add(name, valueHash(name));
    },
    finish(): NonNullable<TableSketch["fullName"]> | null {
      if (places === null || filled === 0) return null;
      const isUnique = distinct.level() === 0 && distinct.count() === filled;
      return { columns: places, values: sampleValues(distinct.hashes(), distinct.level()), isUnique };
    },
  };
}

const ofOneWordLeast = 0.6;

/** Whether most of what stands in a column are single words: no whole names of people. */
export function isOfOneWord(column: ColumnSketch | undefined): boolean {
  const words = column?.frequent ?? [];
  const single = words.filter(({ value }) => !/\s/.test(value.trim()));
  return words.length > 0 && single.length >= words.length * ofOneWordLeast;
}
