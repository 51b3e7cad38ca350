import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRecordFile } from "../files/open-record-file.ts";
import { readTruth } from "./read-truth.ts";

// Six records; a1, a2 and a3 are one, b1 and b2 another, c1 is alone.
const ids = ["a1", "a2", "a3", "b1", "b2", "c1"];
const origins = {
  files: ids.map(() => 0),
  rows: ids.map((_, at) => at + 1),
  ids,
  sources: ids.map(() => ""),
};
const pairs = [
  [0, 1],
  [0, 2],
  [1, 2],
  [3, 4],
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-truth-shape-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(text: string, name = "truth.csv") {
  const storedAt = join(folder, name);
  writeFileSync(storedAt, text);
  return readTruth({ path: name, storedAt }, origins);
}

describe("whose records are is read whatever a truth's columns are called", () => {
  test.each([
    ["an id and a cluster", "id,cluster\na1,X\na2,X\na3,X\nb1,Y\nb2,Y\nc1,Z\n"],
    ["the entity in front", "unique_id,rec\nX,a1\nX,a2\nX,a3\nY,b1\nY,b2\nZ,c1\n"],
    ["the id of one of its records", "id,master\na1,a1\na2,a1\na3,a1\nb1,b1\nb2,b1\nc1,c1\n"],
    ["no header", "a1,X\na2,X\na3,X\nb1,Y\nb2,Y\nc1,Z\n"],
    ["more columns", "id,name,entity\na1,Ann,1\na2,Ann,1\na3,An,1\nb1,Ben,2\nb2,Ben,2\nc1,Ann,3\n"],
    ["lists in a cell", "cluster,members\nX,a1; a2; a3\nY,b1;b2\nZ,c1\n"],
    ["lists in a cell of another cut", 'members\n"a1 a2 a3"\n"[b1, b2]"\nc1\n'],
    ["a row of ids for each", "a1,a2\na3,a1\nb1,b2\n".replace("a1,a2\na3,a1", "a1,a2,a3")],
  ])("%s", async (_, text) => {
    const { entityOf } = (await read(text)) as { entityOf: Int32Array };
    const same = ids.map((_, at) => entityOf.indexOf(entityOf[at] ?? -1));
    expect(same).toEqual([0, 0, 0, 3, 3, 5]);
  });

  test("objects with lists of ids", async () => {
    const text = JSON.stringify([
      { cluster_id: "X", records: ["a1", "a2", "a3"] },
      { cluster_id: "Y", records: ["b1", "b2"] },
    ]);
    const { entityOf } = (await read(text, "truth.json")) as { entityOf: Int32Array };
    expect([...entityOf]).toEqual([0, 0, 0, 1, 1, 2]);
  });

  test.each([
    ["two columns of ids", "idA,idB\na1,a2\na1,a3\na2,a3\nb1,b2\n"],
    ["without a header", "a1,a2\na1,a3\na2,a3\nb1,b2\n"],
    [
      "with an answer, others among them",
      "l,r,match\na1,a2,1\na1,a3,1\na2,a3,1\na1,b1,0\nb1,b2,1\nb2,c1,0\n",
    ],
    [
      "the usual names, with how sure",
      "left_id,right_id,p\na1,a2,0.9\na1,a3,1.0\na2,a3,.8\na1,b1,0.1\nb1,b2,0.99\n",
    ],
    ["with words", "x;y;is\na1;a2;same\na1;a3;same\na2;a3;same\nb1;b2;same\nb1;c1;different\n"],
  ])("pairs: %s", async (_, text) => {
    expect(await read(text)).toEqual({ by: "pair", pairs });
  });

  test.each([
    ["no column has ids", "key,cluster\n1,X\n2,X\n"],
    ["several columns could say whose", "id,x,y\na1,1,5\na2,1,5\na3,2,6\nb1,2,6\n"],
    ["lists that are no table", '[["a1", "a2"], ["b1", a3]]'],
  ])("and refused where %s", async (_, text) => {
    await expect(read(text)).rejects.toThrow("A truth has record_id and entity_id");
  });

  test.each([
    ["data_source,record_id,entity_id", ""],
    ["source,record_id,entity_id", ".csv"],
    ["dataset,id,cluster", ""],
    ["cluster,file,no", ".CSV"],
  ])("records of two files that count from one are told by their files: %s", async (header, ending) => {
    const paths = ["crm.csv", "shop.csv"].map((name) => {
      writeFileSync(join(folder, name), "id,Name\n1,Arbor Ltd\n2,Brig Ltd\n");
      return { path: name, storedAt: join(folder, name) };
    });
    const files = (await Promise.all(paths.map((path) => openRecordFile(path)))).flat();
    const both = {
      files: [0, 0, 1, 1],
      rows: [1, 2, 1, 2],
      ids: ["1", "2", "1", "2"],
      sources: ["", "", "", ""],
    };
    const known = [
      ["crm", "1", "A"],
      ["crm", "2", "B"],
      ["shop", "1", "B"],
      ["shop", "2", "A"],
    ].map(([file, id, entity]) =>
      header.startsWith("cluster") ? [entity, `${file}${ending}`, id] : [`${file}${ending}`, id, entity],
    );
    const storedAt = join(folder, "both.csv");
    writeFileSync(storedAt, [header, ...known.map(String)].join("\n"));
    const truth = await readTruth({ path: "both.csv", storedAt }, both, { files, parts: [] });
    expect(truth).toMatchObject({ by: "entity", entityOf: Int32Array.of(0, 1, 1, 0) });
  });
});
