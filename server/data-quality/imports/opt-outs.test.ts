import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fieldsOfTarget } from "../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportAnswers } from "../../../contract/data-quality/imports/import-answers.ts";
import { ImportProfile } from "../../../contract/data-quality/imports/import-mapping.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { bringIn, contentOf, undo } from "../../../test/reference/bring-in.ts";
import { faultOfMap } from "./drafts/fault-of-map.ts";
import { proposeDelivery } from "./recognition/propose-delivery.ts";
import { sketchTable } from "./recognition/sketch-table.ts";

let db: TestDatabase;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-opt-outs-"));
});
afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

/** Puts a table there, and says how it would be read. */
function propose(...lines: string[]) {
  const cells = lines.map((line) => line.split(","));
  const [header = [], ...rows] = cells;
  writeFileSync(join(folder, "people.csv"), lines.join("\n"));
  const [proposal] = proposeDelivery([sketchTable({ name: "people", header, rows })]);
  if (!proposal?.map) throw new Error("Nothing is proposed.");
  return { ...proposal, map: proposal.map };
}

const people = (column: string, ...said: string[]) =>
  propose(
    `First Name,Last Name,Email,Phone,${column}`,
    ...["Ada,Stone", "Tom,Rivers", "Eva,Lang", "Pia,Kern"].map(
      (name, at) => `${name},p${at}@firm.example,+4956112345${at}7,${said[at] ?? ""}`,
    ),
  );

test.each([
  ["Email Opt Out", ["Yes", "No", "No", "No"], ["no_mail"]],
  ["Unsubscribed", ["true", "false", "false", "false"], ["no_mail"]],
  ["Newsletter abgemeldet", ["ja", "nein", "nein", "nein"], ["no_mail"]],
  ["Do Not Call", ["1", "0", "0", "0"], ["no_phone"]],
  ["Nicht anrufen", ["x", "", "", ""], ["no_phone"]],
  ["Ne pas appeler", ["oui", "non", "non", "non"], ["no_phone"]],
  ["Do not contact", ["Yes", "No", "No", "No"], ["no_mail", "no_phone"]],
  ["Opted out on", ["2024-02-03", "", "", ""], ["no_mail"]],
  ["Subscription status", ["Unsubscribed", "Subscribed", "Subscribed", "Subscribed"], ["no_mail"]],
])("a column %s is proposed as what must not be used", async (column, said, fields) => {
  const { map } = people(column, ...said);
  const targets = fieldsOfTarget(map.columns[column]);
  expect(targets).toEqual(fields);
  const before = await contentOf(db);
  const load = await bringIn(db, [folder], {
    profile: ImportProfile.parse({ source: "list", modules: { people: map } }),
  });
  expect(load).toMatchObject({ created: 4, problems: 0 });
  const addresses = await db.sql<{ address: string; reason: string }>`
    select address, reason from suppression order by channel`;
  const own = { no_mail: "p0@firm.example", no_phone: "+495611234507" };
  expect(addresses.map(({ address }) => address)).toEqual(
    fields.map((field) => own[field as keyof typeof own]),
  );
  expect(addresses[0]?.reason).toBe(`“${column}” in people`);
  expect(await undo(db, load.run)).toBe("done");
  expect(await contentOf(db)).toEqual(before);
});

test.each([
  ["Newsletter", ["No", "Yes", "Yes", "Yes"], ["may_mail"]],
  ["Email opt-in", ["0", "1", "1", "1"], ["may_mail"]],
  ["SMS opt in", ["N", "Y", "Y", "N"], ["may_phone"]],
  ["Accepts Marketing", ["false", "true", "true", "true"], ["may_mail", "may_phone"]],
  ["Werbeeinwilligung", ["nein", "ja", "ja", "ja"], ["may_mail", "may_phone"]],
  ["Telefonwerbung erlaubt", ["Nein", "Ja", "Ja", "Ja"], ["may_phone"]],
  ["Email consent", ["withdrawn", "granted", "granted", "granted"], ["may_mail"]],
])(
  "who says no in a column %s doesn't agree to be reached, and a yes stays with the record",
  async (column, said, fields) => {
    const { map } = people(column, ...said);
    expect(fieldsOfTarget(map.columns[column])).toEqual(fields);
    const before = await contentOf(db);
    const profile = ImportProfile.parse({ source: "list", modules: { people: map } });
    const load = await bringIn(db, [folder], { profile });
    expect(load).toMatchObject({ problems: 0 });
    const own = {
      may_mail: { channel: "mail", address: "p0@firm.example" },
      may_phone: { channel: "phone", address: "+495611234507" },
    };
    expect(await withdrawn("Ada Stone")).toEqual(
      fields.map((field) => ({
        purpose: "marketing",
        source: `“${column}” in people`,
        ...own[field as keyof typeof own],
      })),
    );
    expect(await withdrawn("Tom Rivers")).toEqual([]);
    // The address itself may be used: of an order somebody is written to all the same.
    expect(await db.sql`select from suppression`).toEqual([]);
    const [tom] = await db.sql<{ custom: Record<string, unknown> }>`
    select custom from party where name = 'Tom Rivers'`;
    expect(tom?.custom).toHaveProperty([column]);
    const again = await bringIn(db, [folder], { profile });
    expect(again).toMatchObject({ created: 0, updated: 0 });
    expect(await undo(db, load.run)).toBe("done");
    expect(await contentOf(db)).toEqual(before);
  },
);

const withdrawn = (name: string) =>
  db.sql`
    select c.purpose, c.source, c.channel, c.address
    from consent as c join party using (party_id)
    where party.name = ${name} and c.state = 'withdrawn'
    order by c.channel`;

test.each([
  ["Has a website", ["Yes", "No", "No", "No"]],
  ["Photo consent", ["Yes", "No", "No", "No"]],
  ["Newsletter Spring Bulbs", ["Yes", "No", "No", "No"]],
  ["Opt-in date", ["2024-01-02", "", "", ""]],
])("a column %s says nothing of being reached", (column, said) => {
  expect(people(column, ...said).map.columns[column]).toMatchObject({ field: "custom" });
});

test("who is silent in a column of agreement says nothing; other words are asked about, and one answer decides", async () => {
  const bring = (map: ReturnType<typeof people>["map"], answers?: ImportAnswers) =>
    bringIn(db, [folder], {
      profile: ImportProfile.parse({ source: "list", modules: { people: map } }),
      ...(answers && { answers }),
    });
  const whoDoesnt = async () => {
    const rows = await db.sql<{
      address: string;
    }>`select address from consent where state = 'withdrawn' order by 1`;
    return rows.map(({ address }) => address.slice(0, 2));
  };
  const { map: silent } = people("Newsletter", "no", "yes", "", "");
  const load = await bring(silent);
  expect(await whoDoesnt()).toEqual(["p0"]);
  expect(await undo(db, load.run)).toBe("done");
  const { map } = people("Newsletter", "no", "yes", "pending", "");
  await expect(bring(map)).rejects.toMatchObject({
    code: "agreement_unclear",
    message: expect.stringContaining("in Newsletter of people.csv (pending). Say"),
  });
  expect(await db.sql`select 1 from party where name = 'Ada Stone'`).toEqual([]);
  for (const [agreements, out] of [
    ["no", ["p0", "p2", "p3"]],
    ["yes", ["p0"]],
    ["nothing", ["p0"]],
  ] as const) {
    const answered = await bring(map, { agreements });
    expect(await whoDoesnt()).toEqual(out);
    expect(await undo(db, answered.run)).toBe("done");
  }
});

test("who agreed is heeded where the address is that of whoever stands beside the company", async () => {
  const map = ImportProfile.parse({
    source: "list",
    modules: {
      people: {
        kind: "organisation",
        columns: { Company: "name", Newsletter: { field: "may_mail", otherwise: "" } },
        parts: { staff: { kind: "person", id: ["Mail"], columns: { Person: "name", Mail: "mail" } } },
      },
    },
  });
  writeFileSync(
    join(folder, "people.csv"),
    [
      "Company,Person,Mail,Newsletter",
      "Kern Ltd,Ada,ada@kern.example,no",
      "Mill Ltd,Tom,tom@mill.example,",
    ].join("\n"),
  );
  await bringIn(db, [folder], { profile: map });
  expect(await withdrawn("Ada")).toMatchObject([{ address: "ada@kern.example" }]);
  expect(await db.sql`select from consent`).toHaveLength(1);
});

test("two columns that say it both count, and nothing they say is lost", async () => {
  const { map } = propose(
    "First Name,Last Name,Email,Unsubscribed,Email status",
    "Ada,Stone,ada@firm.example,yes,Subscribed",
    "Tom,Rivers,tom@firm.example,no,Unsubscribed",
    "Eva,Lang,eva@firm.example,no,Subscribed",
  );
  await bringIn(db, [folder], { profile: ImportProfile.parse({ source: "list", modules: { people: map } }) });
  expect(await db.sql`select address from suppression order by 1`).toEqual([
    { address: "ada@firm.example" },
    { address: "tom@firm.example" },
  ]);
  const [tom] = await db.sql`select custom from party where name = 'Tom Rivers'`;
  expect(tom).toMatchObject({ custom: { "Email status": "Unsubscribed" } });
});

test("an opt-out without an address to go by is said before the load", () => {
  const map = ImportProfile.parse({
    source: "list",
    modules: { people: { kind: "person", columns: { Name: "name", Email: "mail", Calls: "no_phone" } } },
  }).modules.people;
  if (map === undefined) throw new Error("There is no map.");
  const fault = faultOfMap(map, { header: ["Name", "Email", "Calls"], targets: [], before: null });
  expect(fault).toBe("Calls says what must not be used, and no column gives a phone number.");
});
