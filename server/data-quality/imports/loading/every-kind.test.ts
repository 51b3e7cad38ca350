import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import type { FieldType } from "../../../../contract/data-quality/imports/import-kind.ts";
import {
  choicesOf,
  fieldsOf,
  type ImportKind,
  importKindNames,
  importKinds,
} from "../../../../contract/data-quality/imports/import-kinds.ts";
import { ImportProfile } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { testDatabase } from "../../../../test/harness/database.ts";
import { bringIn, contentOf, undo } from "../../../../test/reference/bring-in.ts";

/** Where a kind's records lie, and which of its columns a field fills where their names differ; null: another one says it. */
type Home = { table: string; columns?: Record<string, string | null>; values?: Record<string, string> };

const reach = { mail: null, phone: null, mobile: null, fax: null, title: null, role: null };
const address = { line1: null, line2: null, city: null, region: null, postcode: null, country: null };
const party = { table: "party", columns: { ...reach, ...address }, values: { time_zone: "Europe/Berlin" } };
const personName = { name: "Given Family", given_name: "Given", family_name: "Family" };

// Fields that are a second way to say what another field says are null here; tests beside this one hold them.
const homes: Record<Exclude<ImportKind, "category">, Home> = {
  user: { table: "user_account", columns: { given_name: null, family_name: null, team: null } },
  custom_field: { table: "custom_field", values: { record_kind: "person", choices: "one|two" } },
  exchange_rate: { table: "exchange_rate" },
  suppression: { table: "suppression", values: { channel: "mail", address: "stop@nordwind.example" } },
  organisation: party,
  household: party,
  person: { ...party, values: { ...party.values, ...personName } },
  prospect: {
    table: "party",
    columns: {
      ...reach,
      ...address,
      company_name: null,
      status: null,
      source: null,
      state: null,
      converted: null,
      converted_on: null,
    },
    values: { ...personName, state: "converted" },
  },
  prospect_detail: { table: "prospect" },
  consent: { table: "consent", values: { address: "anna@nordwind.example" } },
  contact_point: {
    table: "contact_point",
    columns: { point_kind: "kind", value: "raw", normalised: null },
    values: { point_kind: "address", valid_until: "2025-03-05" },
  },
  party_role: { table: "party_role", values: { role: "partner", until: "2025-03-05" } },
  relationship: { table: "relationship", values: { type: "member_of", until: "2025-03-05" } },
  product: { table: "product", columns: { cost: null } },
  cost_price: {
    table: "cost_price",
    columns: { valid_from: null, valid_until: null },
    values: { valid_until: "2025-03-05" },
  },
  price_list: { table: "price_list" },
  price_list_entry: { table: "price_list_entry" },
  asset: { table: "asset", values: { valid_until: "2025-03-05" } },
  campaign: { table: "campaign" },
  campaign_touch: { table: "campaign_touch" },
  opportunity: { table: "opportunity" },
  document: {
    table: "document",
    columns: { document_kind: "kind", issued_at: null, recognised: null, goods_total: null },
    values: { document_kind: "invoice", state: "closed" },
  },
  document_line: {
    table: "document_line",
    columns: { discount_share: null, profit_amount: null, is_gift_card: null },
    values: { line_no: "7" },
  },
  payment: { table: "payment", columns: { payment_state: null }, values: { payment_state: "came" } },
  allocation: { table: "allocation" },
  write_off: { table: "write_off", columns: { is_with_tax: null } },
  rebate: { table: "rebate", values: { refers_until: "2024-12-31" } },
  external_line: { table: "external_line" },
  case_file: { table: "case_file", columns: { case_kind: "kind" } },
  contact: {
    table: "contact",
    columns: { contact_kind: "kind", ended_at: null, seconds: null, activity: "activity_code" },
    values: { minutes_basis: "estimated", activity: "visit" },
  },
  contact_share: { table: "contact_share" },
  note: { table: "note" },
  file: { table: "attachment", columns: { path: null }, values: { path: "letters/offer.pdf" } },
  known_id: {
    table: "crosswalk",
    columns: { module: "kind" },
    values: {
      row_hash: "1f0c2b1e-0000-4000-8000-000000000001",
      fact_hash: "1f0c2b1e-0000-4000-8000-000000000002",
    },
  },
};
const kinds = Object.keys(homes) as (keyof typeof homes)[];

const samples: Record<FieldType, string> = {
  text: "",
  amount: "1234.56",
  number: "12.5",
  whole: "42",
  percent: "37.5",
  share: "0.25",
  day: "2024-03-05",
  instant: "2024-03-05T10:20:30Z",
  yes: "true",
  phone: "+49 30 1234567",
  mail: "",
  site: "nordwind.example",
  several: "gold | silver",
  link: "https://nordwind.example",
  person: "",
  country: "DE",
  currency: "USD",
  choice: "",
};

function sample(kind: keyof typeof homes, field: string): string {
  const type = fieldsOf(kind)[field] ?? "text";
  const own = homes[kind].values?.[field];
  if (own !== undefined) return own;
  if (type === "mail") return `${kind}@nordwind.example`;
  if (type === "choice") return choicesOf(kind, field)?.at(-1) ?? "";
  return samples[type] || `${kind} ${field}`;
}

// Which module a link of the row leads to: the first organisation stands for most parties, a second one for other sides.
const linkTargets: Record<string, string> = {
  owner: "user",
  to: "household",
  record: "product",
  case: "case_file",
  order: "",
  parent: "",
  account: "organisation",
  party: "organisation",
  person: "person",
  household: "household",
  lead: "",
  from: "organisation",
  supplier: "organisation",
  category: "",
  // Who else took part is another one than whom the contact is noted on.
  "contact_share party": "household",
};

function linksOf(kind: ImportKind): [string, string][] {
  return importKinds[kind].links.flatMap((link) => {
    const to = linkTargets[`${kind} ${link}`] ?? linkTargets[link] ?? link;
    return to === "" || to === kind ? [] : [[link, to] as [string, string]];
  });
}

const profile = ImportProfile.parse({
  source: "old-house",
  modules: Object.fromEntries(
    kinds.map((kind) => [
      kind,
      {
        kind,
        files: [kind],
        id: ["id"],
        columns: Object.fromEntries(
          Object.keys(fieldsOf(kind))
            .filter((field) => !isOtherWay(kind, field))
            .map((field) => [field, field]),
        ),
        links: Object.fromEntries(
          linksOf(kind).map(([link, to]) => [link, { column: `to ${link}`, to, by: "id" }]),
        ),
        party: ["party"],
      },
    ]),
  ),
});

/** Said by another field of the same row. */
function isOtherWay(kind: keyof typeof homes, field: string): boolean {
  const others: Partial<Record<ImportKind, readonly string[]>> = {
    document_line: ["discount_share", "profit_amount"],
    contact: ["seconds", "ended_at"],
    product: ["cost"],
    document: ["recognised"],
    prospect: ["converted"],
  };
  return others[kind]?.includes(field) ?? false;
}

const folder = mkdtempSync(join(tmpdir(), "vitalfew-kinds-"));
const dataDir = mkdtempSync(join(tmpdir(), "vitalfew-kept-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(dataDir, { recursive: true });
});
mkdirSync(join(folder, "letters"));
writeFileSync(join(folder, "letters/offer.pdf"), "%PDF-1.4 an offer");
for (const kind of kinds) {
  const cells = [
    ["id", `${kind}-1`],
    ...Object.keys(fieldsOf(kind)).map((field) => [field, sample(kind, field)]),
    ...linksOf(kind).map(([link, to]) => [`to ${link}`, `${to}-1`]),
  ];
  writeFileSync(
    join(folder, `${kind}.csv`),
    [0, 1].map((at) => cells.map((cell) => `"${cell[at]}"`).join(",")).join("\n"),
  );
}

describe("every kind of record", async () => {
  const db = await testDatabase();
  afterAll(() => db.drop());
  const before = await contentOf(db);
  const report = await bringIn(db, [folder], { profile, dataDir });
  const loaded = await contentOf(db);

  test("is taken in whole", async () => {
    const problems = await db.sql`
      select code, path, field, value, message from run_problem where severity <> 'note' order by problem_no`;
    expect(problems).toEqual([]);
    expect(report).toMatchObject({ state: "done", read: kinds.length, created: kinds.length, refused: 0 });
  });

  test("has a home here", () => {
    expect([...kinds, "category"].sort()).toEqual([...importKindNames].sort());
  });

  test.each(kinds)("%s: every field stands in its column", async (kind) => {
    const { table, columns = {} } = homes[kind];
    const rows = await db.sql<{
      row: Record<string, unknown>;
    }>`select to_jsonb(t) as row from ${sql.table(table)} t`;
    const fields = Object.keys(fieldsOf(kind)).filter(
      (field) => columns[field] !== null && !isOtherWay(kind, field),
    );
    const wanted = Object.fromEntries(
      fields.map((field) => [columns[field] ?? field, shown(fieldsOf(kind)[field], sample(kind, field))]),
    );
    const found = rows.map(({ row }) =>
      Object.fromEntries(Object.keys(wanted).map((column) => [column, shown(undefined, row[column])])),
    );
    expect(found).toContainEqual(wanted);
  });

  test("says nothing new when it comes again", async () => {
    const again = await bringIn(db, [folder], { profile, dataDir });
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: kinds.length });
    expect(await contentOf(db)).toEqual(loaded);
  });

  test("is corrected by a later delivery, and doubled by none", async () => {
    const other = ImportProfile.parse({ ...profile, yearPivot: 30 });
    other.modules = Object.fromEntries(
      Object.entries(profile.modules).map(([name, module]) => [
        name,
        { ...module, header: [...module.header, "id"] },
      ]),
    );
    const counts = (content: Record<string, string[]>) =>
      Object.fromEntries(Object.entries(content).map(([table, found]) => [table, found.length]));
    const again = await bringIn(db, [folder], { profile: other, dataDir });
    expect(again).toMatchObject({ state: "done", created: 0, updated: kinds.length, refused: 0 });
    expect(counts(await contentOf(db))).toEqual(counts(loaded));
    expect(await undo(db, again.run)).toBe("done");
    expect(await contentOf(db)).toEqual(loaded);
  });

  test("is taken back to the last row", async () => {
    expect(await undo(db, report.run)).toBe("done");
    expect(await contentOf(db)).toEqual(before);
  });
});

/** A value as words, so that 12.5 is 12.500000 and a moment is the same in any zone. */
function shown(type: FieldType | undefined, value: unknown): unknown {
  if (Array.isArray(value)) return value.join("|");
  const words = String(value);
  if (type === "instant" || /^\d{4}-\d\d-\d\dT/.test(words)) return new Date(words).toISOString();
  return /^-?\d+(\.\d+)?$/.test(words) ? String(Number(words)) : words;
}
