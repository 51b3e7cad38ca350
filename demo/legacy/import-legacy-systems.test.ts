import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportProfile } from "../../contract/data-quality/imports/import-mapping.ts";
import { type TestDatabase, testDatabase } from "../../test/harness/database.ts";
import { bringIn } from "../../test/reference/bring-in.ts";
import { customersOf } from "../company/customers-of.ts";
import { describeCompany } from "../company/describe-company.ts";
import { amountText } from "../company/money.ts";
import type { Document } from "../company/records.ts";
import { centsOf } from "./cents.ts";
import { type System, systems } from "./dirt/dirt-rates.ts";
import { heldBy, salesOf } from "./systems/held-by.ts";
import { writeLegacySystems } from "./write-legacy-systems.ts";
import { readTable } from "./writing/read-table.ts";

const company = describeCompany({ customers: 300, years: 3, seed: 12, until: "2026-10-31" });

let folder: string;
let database: TestDatabase;
let withoutDay: Record<string, string>[];
let gone: Record<"erp" | "shop", Set<string>>;
const reports: Partial<Record<System, Awaited<ReturnType<typeof bringIn>>>> = {};
beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), "vitalfew-legacy-")), "systems");
  await writeLegacySystems(company, customersOf(company), folder);
  const dirt = readTable(folder, "truth", "dirt.csv");
  withoutDay = datesWithoutDay(dirt);
  gone = unusableDocuments(dirt);
  database = await testDatabase();
  for (const system of systems) {
    const profile = ImportProfile.parse(
      JSON.parse(readFileSync(join(folder, `mapping-${system}.json`), "utf8")),
    );
    reports[system] = await bringIn(database, [join(folder, system)], { profile });
  }
}, 120_000);
afterAll(async () => {
  await database.drop();
  rmSync(join(folder, ".."), { recursive: true });
});

const leftOut = ["EINKAUFSPREISE.csv", "ZAHLUNGEN.csv", "newsletter.txt"];

test("every row of every file that the import knows a kind for is accounted for", () => {
  for (const { system, file = "", rows } of readTable(folder, "truth", "counts.csv")) {
    if (system === "truth") continue;
    const counts = reports[system as System]?.files.find(({ path }) => path === file);
    expect([file, counts?.kind === null]).toEqual([file, leftOut.includes(file)]);
    if (counts === undefined || counts.kind === null) continue;
    expect([file, counts.read]).toEqual([file, Number(rows)]);
    expect([file, counts.created + counts.updated + counts.unchanged + counts.refused]).toEqual([
      file,
      counts.read,
    ]);
    expect([file, counts.refused]).toEqual([file, unusable(file)]);
  }
});

test("what was logged twice is one contact", () => {
  const repeated = readTable(folder, "truth", "repeated-facts.csv");
  expect(repeated.length).toBeGreaterThan(5);
  for (const file of ["Calls.csv", "Mails.csv", "Visits.csv", "Tasks.csv"])
    expect([file, reports.crm?.files.find(({ path }) => path === file)?.unchanged]).toEqual([
      file,
      repeated.filter((one) => one.file === file).length,
    ]);
});

test("revenue is the truth's to the cent, less what the dirt made unusable", async () => {
  const truth = readTable(folder, "truth", "revenue.csv");
  expect(truth.length).toBeGreaterThan(6);
  expect(gone.erp.size + gone.shop.size, "documents lost with this seed").toBeGreaterThan(1);
  const loaded = await database.sql<{ source: string; currency: string; net: string }>`
    select c.source, d.currency, sum(d.net_total)::numeric(20, 2)::text as net
    from document d
    join crosswalk c on c.record_id = d.document_id and c.kind in ('RECHNUNGEN', 'GUTSCHRIFTEN', 'orders', 'returns')
    where d.recognised_on is not null
    group by 1, 2
    order by 1, 2`;
  const found = new Map(loaded.map(({ source, currency, net }) => [`${source} ${currency}`, net]));
  for (const { system, currency, net_amount: net = "" } of truth) {
    const missing = lost(system as System, currency ?? "");
    expect([system, currency, found.get(`old-${system} ${currency}`)]).toEqual([
      system,
      currency,
      amountText(centsOf(net) - missing),
    ]);
  }
});

/** Rows of a file that no import could use: a date that is none, and lines without their document. */
function unusable(file: string): number {
  if (!/POSITIONEN|lines/.test(file)) return withoutDay.filter((one) => one.file === file).length;
  const system = file.endsWith(".csv") ? "erp" : "shop";
  return readTable(folder, system, file).filter((row) => gone[system].has(Object.values(row)[0] ?? ""))
    .length;
}

/** What dirt.csv says of documents whose day and month changed places so that no day is left. */
function datesWithoutDay(dirt: Record<string, string>[]) {
  return dirt.filter(({ kind, system, file = "", record_id: id }) => {
    if (kind !== "date_order") return false;
    const row = readTable(folder, system as System, file).find((one) => Object.values(one)[0] === id);
    const words = row?.DATUM ?? row?.order_date ?? row?.return_date ?? "";
    const month = system === "erp" ? words.split(".")[1] : words.split("/")[0];
    return Number(month) > 12;
  });
}

function unusableDocuments(dirt: Record<string, string>[]): Record<"erp" | "shop", Set<string>> {
  const found = { erp: new Set<string>(), shop: new Set<string>() };
  for (const { system, record_id: id = "" } of withoutDay) found[system as "erp" | "shop"].add(id);
  for (const one of dirt)
    if (one.kind === "orphan") found[one.system as "erp" | "shop"].add(one.should_be ?? "");
  return found;
}

/** Hundredths of the documents that dirt.csv says are lost. */
function lost(system: System, currency: string): number {
  if (system === "crm") return 0;
  const numbers = gone[system];
  const netOf = ({ lines }: Document) => lines.reduce((sum, line) => sum + centsOf(line.netAmount), 0);
  let sum = 0;
  for (const customer of customersOf(company)) {
    const sales = salesOf(company.choice.seed, customer, heldBy(company.choice.seed, customer));
    for (const { document, number } of sales[system])
      if (numbers.has(number) && document.recognisedOn !== null && document.currency === currency)
        sum += netOf(document);
  }
  return sum;
}
