import { expect, test } from "vitest";
import { Intake } from "../intake.ts";

function daysOf(records: readonly [family: string, day: string][]): number[] {
  const intake = new Intake("person", { columns: ["familyName", "birthDate"], dayFirst: true });
  for (const record of records) intake.add(record);
  return [...intake.done().days];
}

/** Each born on another day. */
const others = Array.from({ length: 400 }, (_, at): [string, string] => [
  `Family${at}`,
  `19${30 + (at % 60)}-0${1 + (at % 9)}-${10 + (at % 19)}`,
]);
const many = (family: (at: number) => string, day: string) =>
  Array.from({ length: 60 }, (_, at): [string, string] => [family(at), day]);

test("a day that people of many names have stands for none", () => {
  const days = daysOf([...others, ...many((at) => `Name${at}`, "1900-01-01")]);
  expect(days.slice(-60)).toEqual(Array(60).fill(0));
  expect(days.slice(0, 3)).toEqual([19300110, 19310211, 19320312]);
});

test("a day that one person's records have stays theirs", () => {
  expect(daysOf([...others, ...many(() => "Quillfeather", "1971-03-04")]).at(-1)).toBe(19710304);
});

test("several first days of January are years of which nobody knows the day", () => {
  const years = ["1861-01-01", "1862-01-01"].flatMap((day) => many((at) => `Name${at}`, day));
  expect(daysOf([...others, ...years]).slice(-61, -59)).toEqual([18610101, 18620101]);
});

test("where all are of few days, each is somebody's", () => {
  const newborn = ["2026-05-01", "2026-05-02", "2026-05-03"].flatMap((day) => many((at) => `Name${at}`, day));
  expect(daysOf(newborn)).not.toContain(0);
});
