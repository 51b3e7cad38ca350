import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { madeColumns, makePeople } from "./make-people.ts";

/** Characters that are gathered before they are written: a million records never lie in memory together. */
const portion = 262_144;

/** Writes so many records of made-up people as a CSV file, and beside it whose each record is. */
export function writeMadePeople(
  folder: string,
  records: number,
  seed: number,
): { file: string; truth: string } {
  const [file, truth] = [join(folder, "people.csv"), join(folder, "truth.csv")];
  const [people, owners] = [textFile(file), textFile(truth)];
  people.line(madeColumns);
  owners.line(["record_id", "entity_id"]);
  for (const { cells, person } of makePeople(records, seed)) {
    people.line(cells);
    owners.line([cells[0] ?? "", `p${person}`]);
  }
  people.close();
  owners.close();
  return { file, truth };
}

function textFile(path: string) {
  const opened = openSync(path, "w");
  let text = "";
  return {
    line(cells: readonly string[]): void {
      text += `${cells.join(",")}\n`;
      if (text.length < portion) return;
      writeSync(opened, text);
      text = "";
    },
    close(): void {
      writeSync(opened, text);
      closeSync(opened);
    },
  };
}
