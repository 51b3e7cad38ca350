import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customersOf } from "../company/customers-of.ts";
import { describeCompany } from "../company/describe-company.ts";
import { type DirtKind, dirtRates, type System, systems } from "./dirt/dirt-rates.ts";
import { writeLegacySystems } from "./write-legacy-systems.ts";
import { readTable } from "./writing/read-table.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-legacy-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function written(name: string, customers: number, seed: number): Promise<string> {
  const company = describeCompany({ customers, years: 3, seed, until: "2026-10-31" });
  await writeLegacySystems(company, customersOf(company), join(folder, name));
  return join(folder, name);
}

function hashOf(path: string): string {
  const hash = createHash("sha256");
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(file.slice(path.length)).update(readFileSync(file));
  return hash.digest("hex");
}

describe("the folder", () => {
  test("has the same bytes for the same choice, and others for another seed", async () => {
    const first = hashOf(await written("first", 120, 5));
    expect(hashOf(await written("second", 120, 5))).toBe(first);
    expect(hashOf(await written("other", 120, 6))).not.toBe(first);
  });

  test("must be empty", async () => {
    const filled = mkdtempSync(join(folder, "filled-"));
    writeFileSync(join(filled, "notes.txt"), "mine");
    await expect(written(filled.slice(folder.length), 10, 1)).rejects.toMatchObject({
      code: "demo_folder_filled",
    });
    expect(readdirSync(filled)).toEqual(["notes.txt"]);
    await expect(written(join(filled.slice(folder.length), "notes.txt"), 10, 1)).rejects.toMatchObject({
      code: "demo_folder_filled",
    });
  });

  test("that was not finished has no truth/counts.csv", async () => {
    const company = describeCompany({ customers: 50, years: 1, seed: 1, until: "2026-10-31" });
    function* broken() {
      yield* customersOf(company, 0, 20);
      throw new Error("The light went out.");
    }
    const path = join(folder, "broken");
    await expect(writeLegacySystems(company, broken(), path)).rejects.toThrow("The light went out.");
    expect(existsSync(join(path, "truth", "records.csv"))).toBe(true);
    expect(existsSync(join(path, "truth", "counts.csv"))).toBe(false);
  });
});

describe("what stands in the files", () => {
  let path: string;
  let dirt: Record<string, string>[];
  let tables: Map<string, Map<string, Record<string, string>>>;
  const tableOf = (system = "", file = "") => tables.get(`${system}/${file}`) ?? new Map();

  beforeAll(async () => {
    path = await written("looked-at", 700, 3);
    dirt = readTable(path, "truth", "dirt.csv");
    tables = new Map(
      systems.flatMap((system) =>
        readdirSync(join(path, system)).map(
          (file) => [`${system}/${file}`, byId(path, system, file)] as const,
        ),
      ),
    );
  });

  test("is encoded as each system does it", () => {
    const start = (system: System, file: string) => [
      ...readFileSync(join(path, system, file)).subarray(0, 3),
    ];
    expect(start("erp", "KUNDEN.csv")).toEqual([...Buffer.from("KDN")]);
    expect(start("crm", "Accounts.csv")).toEqual([0xef, 0xbb, 0xbf]);
    expect(start("shop", "orders.txt")).toEqual([0xff, 0xfe, 0x6f]);
    const buyers = readFileSync(join(path, "erp", "KUNDEN.csv"), "latin1");
    expect(buyers).toMatch(/\r\nANZAHL SAETZE: \d+\r\n$/);
    expect(buyers).not.toMatch(/[äöüß]/);
  });

  test("has as many rows as counts.csv says", () => {
    const counts = readTable(path, "truth", "counts.csv");
    expect(counts.length).toBeGreaterThan(30);
    for (const { system, file, rows } of counts)
      expect([file, readTable(path, system as System | "truth", file ?? "").length]).toEqual([
        file,
        Number(rows),
      ]);
  });

  test("differs from what should stand there where dirt.csv says so", () => {
    const spoilt = dirt.filter(({ column, kind }) => column !== "" && kind !== "orphan");
    expect(spoilt.length).toBeGreaterThan(1000);
    // A cell may be mended by chance when two kinds fall on it: then it has two rows here.
    const wrong = spoilt.filter((one) => {
      const row = tableOf(one.system, one.file).get(one.record_id ?? "");
      return row === undefined || row[one.column ?? ""] === one.should_be;
    });
    const cells = spoilt.map((one) => `${one.file} ${one.record_id} ${one.column}`);
    const twice = wrong.filter(
      (one) => cells.filter((cell) => cell === `${one.file} ${one.record_id} ${one.column}`).length > 1,
    );
    expect(wrong.filter((one) => !twice.includes(one))).toEqual([]);
    expect(twice.length).toBeLessThan(5);
  });

  test("stands on the wrong account where wrong-account.csv says so", () => {
    const owners = new Map(
      readTable(path, "truth", "records.csv")
        .filter(({ file }) => file === "Accounts.csv")
        .map((one) => [one.record_id, one.customer_key]),
    );
    const wrong = readTable(path, "truth", "wrong-account.csv");
    expect(wrong.length).toBeGreaterThan(5);
    for (const one of wrong) {
      expect(tableOf("crm", one.file).get(one.record_id ?? "")?.["Account ID"]).toBe(one.stands_on);
      expect(owners.get(one.belongs_on)).toBe(one.customer_key);
      expect(owners.get(one.stands_on)).not.toBe(one.customer_key);
    }
  });

  test("says the same twice where repeated-facts.csv says so", () => {
    const repeated = readTable(path, "truth", "repeated-facts.csv");
    expect(repeated.length).toBeGreaterThan(10);
    for (const one of repeated) {
      const table = tableOf("crm", one.file);
      const { "Activity ID": first, ...said } = table.get(one.record_id ?? "") ?? {};
      const { "Activity ID": second, ...again } = table.get(one.repeats_record_id ?? "") ?? {};
      expect(again).toEqual(said);
      expect(first).not.toBe(second);
    }
  });

  test("lacks the documents of the lines that are orphans, and of no others", () => {
    const orphans = new Set(
      dirt.filter(({ kind }) => kind === "orphan").map((one) => `${one.file} ${one.record_id}`),
    );
    const pairs = [
      ["erp", "RECHNUNGSPOSITIONEN.csv", "RECHNUNGEN.csv", "BELEGNR"],
      ["erp", "GUTSCHRIFTSPOSITIONEN.csv", "GUTSCHRIFTEN.csv", "BELEGNR"],
      ["shop", "order_lines.txt", "orders.txt", "order_no"],
      ["shop", "return_lines.txt", "returns.txt", "return_no"],
    ] as const;
    for (const [system, lines, documents, column] of pairs)
      for (const [id, line] of tableOf(system, lines))
        expect([id, tableOf(system, documents).has(line[column])]).toEqual([
          id,
          !orphans.has(`${lines} ${id}`),
        ]);
  });

  test("names parents, owners and people that are there", () => {
    const accounts = tableOf("crm", "Accounts.csv");
    const parents = [...accounts.values()].map((one) => one["Parent Account ID"]).filter(Boolean);
    expect(parents.length).toBeGreaterThan(3);
    for (const parent of parents) expect(accounts.has(parent)).toBe(true);
    const contacts = tableOf("crm", "Contacts.csv");
    for (const call of tableOf("crm", "Calls.csv").values()) {
      expect(call["Account ID"] === "" || accounts.has(call["Account ID"])).toBe(true);
      expect(call["Contact ID"] === "" || contacts.has(call["Contact ID"])).toBe(true);
    }
    for (const order of tableOf("shop", "orders.txt").values())
      expect(tableOf("shop", "customers.txt").has(order.customer_id)).toBe(true);
  });
});

/** Rows by id; lines by document and position. */
function byId(path: string, system: System, file: string): Map<string, Record<string, string>> {
  return new Map(
    readTable(path, system, file).map((row) => {
      const [first = "", second = ""] = Object.keys(row);
      const isLine = second === "POS" || second === "line_no";
      return [isLine ? `${row[first]}/${row[second]}` : (row[first] ?? ""), row];
    }),
  );
}

describe.each([11, 12, 13])("of 3,000 customers and seed %i", (seed) => {
  let records: Record<string, string>[];
  let dirt: Record<string, string>[];
  const partyFiles = ["KUNDEN.csv", "Accounts.csv", "Contacts.csv", "customers.txt"];

  beforeAll(async () => {
    const path = await written(`shape-${seed}`, 3000, seed);
    records = readTable(path, "truth", "records.csv").filter(({ file = "" }) => partyFiles.includes(file));
    dirt = readTable(path, "truth", "dirt.csv");
    rmSync(path, { recursive: true });
  });

  test("4 to 8 % of the records of somebody repeat another of their system", () => {
    const mine = records.filter((one) => one.customer_key !== "");
    const different = new Set(mine.map((one) => `${one.file} ${one.customer_key} ${one.person_key}`));
    const share = (mine.length - different.size) / records.length;
    expect(share).toBeGreaterThan(0.04);
    expect(share).toBeLessThan(0.08);
  });

  test("many customers are known to two systems, some to all three", () => {
    const known = new Map<string, Set<string>>();
    for (const { customer_key: key = "", system = "" } of records)
      known.set(key, (known.get(key) ?? new Set()).add(system));
    const inSystems = (count: number) =>
      [...known.values()].filter(({ size }) => size === count).length / known.size;
    expect(inSystems(2)).toBeGreaterThan(0.3);
    expect(inSystems(3)).toBeGreaterThan(0.03);
  });

  test("every kind of dirt falls about as often as its rate says", () => {
    const rare = ["orphan", "date_order", "test_record", "wrong_decoding"];
    const ownFile = ["repeated_fact"];
    const count = (kind: string, system: System) =>
      dirt.filter((one) => one.kind === kind && one.system === system).length;
    for (const [kind, rates] of Object.entries(dirtRates) as [DirtKind, Record<System, number>][])
      for (const system of systems)
        if (rates[system] === 0) expect([kind, system, count(kind, system)]).toEqual([kind, system, 0]);
        else if (!rare.includes(kind) && !ownFile.includes(kind))
          expect(count(kind, system), `${kind} in ${system}`).toBeGreaterThan(0);
    const buyers = records.filter(({ file }) => file === "KUNDEN.csv").length;
    const phones = count("phone_writing", "erp") / buyers;
    expect(phones).toBeGreaterThan(0.22);
    expect(phones).toBeLessThan(0.38);
  });
});
