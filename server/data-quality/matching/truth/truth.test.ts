import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRecordFile } from "../files/open-record-file.ts";
import { understandFiles } from "../files/understand-files.ts";
import { measure } from "./measure.ts";
import { readTruth } from "./read-truth.ts";
import type { Truth } from "./truth.ts";

// Six records: a, b and c are one, d and e another; f is alone. d shares a household with a.
const entities: Truth = {
  by: "entity",
  entityOf: Int32Array.of(0, 0, 0, 1, 1, 2),
  related: new Map([["household", Int32Array.of(7, 7, -1, 7, -1, -1)]]),
};
const anywhere = { acrossFilesOnly: false, fileOf: [0, 0, 0, 1, 1, 1] };
const pair = (a: number, b: number, isAutomatic = false) => ({ a, b, isAutomatic });

describe("a matching held against the truth", () => {
  test("counts pairs, what the clusters imply, what was asked, and what was sure", () => {
    const found = {
      same: [pair(0, 1, true), pair(1, 2), pair(2, 3, true)],
      // {a, b, c, d}, {e}, {f}: six pairs, three of them true.
      groupOf: Int32Array.of(0, 0, 0, 0, 4, 5),
      wasAsked: (a: number, b: number) => a + 1 === b,
    };
    const measured = measure(found, entities, anywhere);
    // True are ab, ac, bc and de.
    expect(measured.completeness).toBe(3 / 4);
    expect(measured.pairs).toEqual({ precision: 2 / 3, recall: 2 / 4, f1: 4 / 7 });
    expect(measured.clusters).toEqual({ precision: 3 / 6, recall: 3 / 4, f1: 6 / 10 });
    expect(measured.autoBand).toEqual({ precision: 1 / 2, pairs: 2 });
    // ad and bd share a household and are two people; ab is one.
    expect(measured.related).toEqual({ household: { merged: 2, share: 2 / 6 } });
  });

  test("where files are linked only pairs of different files count, true ones as well", () => {
    const fileOf = [0, 1, 1, 0, 1, 1];
    const found = {
      same: [pair(0, 1)],
      groupOf: Int32Array.of(0, 0, 0, 3, 4, 5),
      wasAsked: () => true,
    };
    const measured = measure(found, entities, { acrossFilesOnly: true, fileOf });
    // ab, ac and de; bc is of one file, in the truth and in the cluster.
    expect(measured.pairs).toEqual({ precision: 1, recall: 1 / 3, f1: 2 / 4 });
    expect(measured.clusters).toEqual({ precision: 1, recall: 2 / 3, f1: 4 / 5 });
  });

  test("pairs of a truth of pairs are the only true ones, whatever follows from them", () => {
    const truth: Truth = {
      by: "pair",
      pairs: [
        [0, 1],
        [2, 1],
      ],
    };
    const found = {
      same: [pair(1, 2), pair(0, 2)],
      groupOf: Int32Array.of(0, 0, 0, 3, 4, 5),
      wasAsked: () => false,
    };
    const measured = measure(found, truth, anywhere);
    expect(measured).toMatchObject({
      completeness: 0,
      pairs: { precision: 1 / 2, recall: 1 / 2 },
      clusters: { precision: 2 / 3, recall: 1 },
      related: {},
    });
  });

  test("where nothing was found or nothing is true there is no share of it", () => {
    const nothing = { same: [], groupOf: Int32Array.of(0, 1, 2, 3, 4, 5), wasAsked: () => false };
    expect(measure(nothing, entities, anywhere)).toMatchObject({
      pairs: { precision: null, recall: 0, f1: 0 },
      autoBand: { precision: null, pairs: 0 },
      related: { household: { merged: 0, share: null } },
    });
    const alone: Truth = { by: "pair", pairs: [] };
    expect(measure(nothing, alone, anywhere)).toMatchObject({
      completeness: null,
      pairs: { precision: null, recall: null, f1: null },
    });
  });
});

describe("a file of what is true", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "vitalfew-truth-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const origins = {
    files: [0, 0, 1],
    rows: [1, 2, 1],
    ids: ["1", "2", "1"],
    sources: ["crm", "crm", "erp"],
  };
  async function read(text: string) {
    const storedAt = join(folder, "truth.csv");
    writeFileSync(storedAt, text);
    return readTruth({ path: "truth.csv", storedAt }, origins);
  }

  test("names the entity of each record, and what else it shares", async () => {
    const truth = await read("record_id,entity_id,household_id,employer_entity_id\n1,X,H1,\n2,Y,,C1\n");
    expect(truth).toEqual({
      by: "entity",
      entityOf: Int32Array.of(0, 1, 0),
      related: new Map([
        ["household", Int32Array.of(0, -1, 0)],
        ["employer", Int32Array.of(-1, 0, -1)],
      ]),
    });
  });

  test("tells records of two systems with one id apart by their source; who isn't in it is somebody else", async () => {
    const truth = await read("data_source,record_id,entity_id\ncrm,1,X\nerp,1,Y\n");
    expect(truth).toMatchObject({ entityOf: Int32Array.of(0, 2, 1) });
  });

  test("names pairs, the left id of the first file and the right one of the last", async () => {
    expect(await read("left_id,right_id\n1,1\n2,1\n")).toEqual({
      by: "pair",
      pairs: [
        [0, 2],
        [1, 2],
      ],
    });
  });

  test("calls records by whichever column holds its ids, where they go by no such id", async () => {
    const [register, accounts] = [join(folder, "register.csv"), join(folder, "accounts.csv")];
    writeFileSync(register, "Name,Company number,Postcode\nArbor Ltd,0771,N1\nBrig Ltd,0772,N2\n");
    writeFileSync(accounts, "id,Name,Reference\nx1,Arbor,0771\nx2,Brig,0770\n");
    const storedAt = join(folder, "truth.csv");
    const files = (
      await Promise.all([register, accounts].map((path) => openRecordFile({ path, storedAt: path })))
    ).flat();
    const parts = understandFiles(files, "organisation");
    const theirs = { files: [0, 0, 1, 1], rows: [1, 2, 1, 2], ids: ["1", "2", "x1", "x2"], sources: [] };
    writeFileSync(storedAt, "left_id,right_id\n0771,x1\n0772,x2\n");
    const truth = await readTruth({ path: "truth.csv", storedAt }, theirs, { files, parts });
    expect(truth).toEqual({
      by: "pair",
      pairs: [
        [0, 2],
        [1, 3],
      ],
    });
    writeFileSync(storedAt, "left_id,right_id\n0779,x1\n");
    await expect(readTruth({ path: "truth.csv", storedAt }, theirs, { files, parts })).rejects.toThrow(
      "truth.csv names records that are not here, 0779 first and 1 in all",
    );
  });

  test.each([
    [
      "record_id,entity_id\n1,X\n9,Y\n8,Y\n",
      "truth.csv names records that are not here, 9 first and 2 in all",
    ],
    ["left_id,right_id\n1,7\n", "truth.csv names records that are not here, 7 first and 1 in all"],
    ["id,class\n1,X\n", "truth.csv has the columns id, class. A truth has record_id and entity_id"],
    ["", "is empty"],
  ])("is refused where it can't be one of these records", async (text, says) => {
    await expect(read(text)).rejects.toThrow(says);
  });
});
