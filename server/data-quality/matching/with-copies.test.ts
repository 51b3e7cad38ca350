import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { matchFiles } from "./match-files.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-copies-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function matched(name: string, lines: readonly string[], others: readonly string[] = []) {
  const files = [lines, others].flatMap((rows, nth) => {
    const storedAt = join(folder, `${nth}-${name}`);
    writeFileSync(storedAt, rows.join("\n"));
    return rows.length === 0 ? [] : [{ path: `${nth}-${name}`, storedAt }];
  });
  const found = await matchFiles(files, { kind: "person", threads: 1 });
  const { groupOf, origins } = found;
  const groups = Map.groupBy(origins.ids.keys(), (record) => groupOf[record]);
  const sizes = [...groups.values()].map(({ length }) => length).filter((size) => size > 1);
  return { ...found, sizes: sizes.toSorted((a, b) => b - a) };
}

const header = "id,First name,Last name,Email,Phone,City";
const somebody = (id: number) =>
  `${id},Ada${id},Lind${id % 7},ada${id}@mail${id}.example,+49 30 ${5_000_000 + id * 37},Berlin`;
const somebodyElse = Array.from({ length: 60 }, (_, at) => somebody(at));
const copies = (count: number, cells: string) =>
  Array.from({ length: count }, (_, at) => `${1000 + at},${cells}`);
const petra = "Petra,Oswin,petra.oswin@home.example,+49 40 7654321,Hamburg";

test("three hundred copies of a person are one, and whoever is like them is with them", async () => {
  const found = await matched("contacts.csv", [
    header,
    ...copies(150, petra),
    ...somebodyElse,
    ...copies(150, petra).map((row) => row.replace(/^1/, "2")),
    "9999,Petra,Oswin,petra.oswin@home.example,,",
  ]);
  expect(found.sizes).toEqual([301]);
  expect(found.origins.ids.length).toBe(361);
  const same = [...found.pairs].filter(({ outcome }) => outcome === "same");
  const named = new Set(same.flatMap(({ a, b }) => [a, b]));
  expect(named.size).toBe(301);
  const last = found.origins.ids.length - 1;
  const first = found.origins.ids.indexOf("1000");
  expect(found.origins.ids[last]).toBe("2149");
  expect(found.wasAsked(first, last)).toBe(true);
  expect(found.explain(first, last).map(({ comparison }) => comparison)).toContain("mail address");
});

test("rows that say the same and tell nobody stay apart, beyond those that are compared", async () => {
  const nobody = await matched("unknown.csv", [header, ...somebodyElse, ...copies(300, "Unknown,,,,")]);
  expect(nobody.sizes.every((size) => size <= 24)).toBe(true);
});

test("in lists that are free of duplicates each, no row is another's copy", async () => {
  const linked = await matched(
    "list.csv",
    [header, ...somebodyElse, ...copies(40, petra)],
    [header, ...copies(1, petra)],
  );
  expect(linked.sizes.every((size) => size === 2)).toBe(true);
});

test("what is said of a copy is said of the record that stands for it", async () => {
  const storedAt = join(folder, "labelled.csv");
  writeFileSync(storedAt, [header, ...somebodyElse, ...copies(200, petra)].join("\n"));
  const named = (id: string) => ({ file: "", id });
  const found = await matchFiles([{ path: "labelled.csv", storedAt }], {
    kind: "person",
    threads: 1,
    labels: { path: "said.csv", said: [{ left: named("1199"), right: named("3"), is: "different" }] },
  });
  expect(found.learned[0]?.labels).toBe(1);
  expect(found.groupOf[found.origins.ids.indexOf("1199")]).toBe(
    found.groupOf[found.origins.ids.indexOf("1000")],
  );
});
