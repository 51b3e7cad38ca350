import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ImportProfile } from "../../../contract/data-quality/imports/import-mapping.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { bringIn, contentOf, undo } from "../../../test/reference/bring-in.ts";

let db: TestDatabase;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-credited-"));
});
afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

const columns = {
  No: "number",
  Date: "issued_at",
  State: "state",
  Net: "net_total",
  Tax: "tax_total",
  Gross: "gross_total",
};
const links = { account: { column: "Customer", to: "customers" } };
const profile = ImportProfile.parse({
  source: "books",
  modules: {
    invoices: {
      kind: "document",
      files: ["invoices"],
      id: ["No"],
      columns,
      links,
      always: { document_kind: "invoice", recognised: "true" },
      party: ["account"],
      parts: { customers: { kind: "organisation", id: ["Customer"], columns: { Customer: "name" } } },
    },
    credits: {
      kind: "document",
      files: ["credits"],
      id: ["No"],
      columns,
      links: { ...links, order: { column: "Of", to: "invoices" } },
      always: { document_kind: "credit_note", recognised: "true" },
      party: ["account"],
    },
  },
});

const invoices = [
  "No,Date,Customer,State,Net,Tax,Gross",
  "R1,2025-01-10,Bakery Ltd,open,100,19,119",
  "R2,2025-01-10,Bakery Ltd,delivered,100,19,119",
  "R3,2025-01-10,Bakery Ltd,open,100,19,119",
  "R4,2025-01-10,Bakery Ltd,closed,100,19,119",
];
const credits = (states: Readonly<Record<string, string>> = {}) => [
  "No,Of,Date,Customer,State,Net,Tax,Gross",
  ...[
    ["G1", "R1", "-100,-19,-119"],
    ["G2", "R2", "-60,-11.4,-71.4"],
    ["G3", "R2", "-40,-7.6,-47.6"],
    ["G4", "R3", "-60,-11.4,-71.4"],
    ["G5", "R4", "-60,-11.4,-71.4"],
  ].map(([no = "", of, amounts]) => `${no},${of},2025-02-01,Bakery Ltd,${states[no] ?? "open"},${amounts}`),
];

async function bring(files: Readonly<Record<string, readonly string[]>>) {
  const paths = Object.entries(files).map(([name, lines]) => {
    const path = join(folder, `${name}.csv`);
    writeFileSync(path, lines.join("\n"));
    return path;
  });
  return bringIn(db, paths, { profile });
}

async function states() {
  const found = await db.sql<{ number: string; state: string }>`
    select number, state from document where kind = 'invoice' order by 1`;
  return found.map(({ state }) => state).join(" ");
}

test("an invoice that is credited in full is closed, whichever comes first, and no other", async () => {
  await bring({ invoices });
  expect(await states()).toBe("open delivered open closed");
  await bring({ credits: credits() });
  expect(await states()).toBe("closed closed open closed");
  expect(await bring({ invoices, credits: credits() })).toMatchObject({ created: 0, updated: 0 });
  // What its own row says anew is heard first, and then what was credited.
  const renamed = invoices.map((line) => line.replace("R1,2025-01-10", "R1,2025-01-11"));
  expect(await bring({ invoices: renamed })).toMatchObject({ updated: 1 });
  expect(await states()).toBe("closed closed open closed");
});

test("one load brings both, and is taken back whole", async () => {
  const before = await contentOf(db);
  const load = await bring({ invoices, credits: credits() });
  expect(await states()).toBe("closed closed open closed");
  expect(await undo(db, load.run)).toBe("done");
  expect(await contentOf(db)).toEqual(before);
});

test("where a credit note comes in as cancelled, what it had closed is open again", async () => {
  await bring({ invoices, credits: credits() });
  const before = await contentOf(db);
  const load = await bring({ credits: credits({ G1: "cancelled", G3: "cancelled", G5: "cancelled" }) });
  expect(await states()).toBe("open open open closed");
  expect(await undo(db, load.run)).toBe("done");
  expect(await contentOf(db)).toEqual(before);
});
