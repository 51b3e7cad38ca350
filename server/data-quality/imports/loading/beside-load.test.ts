import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ImportProfile } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { type TestDatabase, testDatabase } from "../../../../test/harness/database.ts";
import { bringIn, undo } from "../../../../test/reference/bring-in.ts";
import { fillMatchKeys, startFillingMatchKeys } from "../../../customers/duplicates/keys/fill-keys.ts";
import { renewNameWords } from "../../../customers/search/name-words.ts";
import { systemActor } from "../../../plumbing/actor.ts";
import { findFiles } from "../reading/find-files.ts";
import { askForImport, workOnImport } from "../run-import.ts";

let db: TestDatabase;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-beside-"));
});
afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

const same = (...fields: string[]) => Object.fromEntries(fields.map((field) => [field, field]));
const profile = ImportProfile.parse({
  source: "old-house",
  country: "DE",
  modules: {
    people: {
      kind: "person",
      files: ["people"],
      id: ["id"],
      columns: same("given_name", "family_name", "mail", "phone", "mobile", "line1", "city", "postcode"),
    },
    firms: {
      kind: "organisation",
      files: ["firms"],
      id: ["id"],
      columns: same("name", "legal_name", "website", "tax_number", "mail", "city", "postcode"),
    },
  },
});

// As many as it takes for a load to have something written beside it.
const many = 220;

const mailsOf = (at: number) => [..."zyxwvu"].map((one) => `${one}${at}@a.example`).join("; ");

function deliver(people: readonly string[] = []): void {
  const numbers = Array.from({ length: many }, (_, at) => at + 1);
  writeFileSync(
    join(folder, "people.csv"),
    [
      "id,given_name,family_name,mail,phone,mobile,line1,city,postcode",
      // More mail addresses than somebody is known by: which they are hangs on their order.
      ...numbers.map(
        (at) =>
          `${at},Anna,Berg${at},"${mailsOf(at)}",+4930${1000000 + at},+49171${2000000 + at},Weg ${at},Köln,${50000 + at}`,
      ),
      ...people,
    ].join("\n"),
  );
  writeFileSync(
    join(folder, "firms.csv"),
    [
      "id,name,legal_name,website,tax_number,mail,city,postcode",
      "1,Nordwind,Nordwind Handel GmbH,www.nordwind.example,DE 123456789,info@nordwind.example,Kiel,24103",
    ].join("\n"),
  );
}

const keys = () => db.sql`select key_hash, party_id from match_key order by key_hash, party_id`;
const words = () => db.sql`select distinct spelling, word from name_word order by spelling, word`;
const ways = () => db.sql`select kind, value, party_id from lookup order by kind, value, party_id`;
const waysOfRecords = () => db.sql`
  select kind, normalised as value, party_id from contact_point where normalised is not null
  union
  select 'tax_number', upper(regexp_replace(tax_number, '[^A-Za-z0-9]', '', 'g')), party_id
  from party where tax_number is not null
  order by kind, value, party_id`;
const noted = () => db.sql`select from run_made`;
const due = () => db.sql`select from duplicate_due join party using (party_id)`;

test("what a load has written beside it is what would be made of its parties, and of no row that makes none", async () => {
  deliver([
    "1,Other,Person,,,,,,",
    "900,,,,,,,,",
    `2,Anna,Berg2,${mailsOf(2)},+49301000002,+491712000002,Weg 2,Köln,50002`,
  ]);
  await db.write(startFillingMatchKeys);
  await fillMatchKeys(db);
  const before = await keys();
  const report = await bringIn(db, [folder], { profile });
  expect(report).toMatchObject({ state: "done", created: many + 1 });
  const [beside, found] = [await keys(), await words()];
  expect(new Set(beside.map(({ party_id: id }) => id)).size).toBe(many + 2);
  expect((await due()).length).toBe(many + 2);
  // Ten ways and more of each, and each once.
  expect((await ways()).length).toBeGreaterThan(many * 8);
  expect(await ways()).toEqual(await waysOfRecords());

  await db.write(startFillingMatchKeys);
  await fillMatchKeys(db);
  expect(await keys()).toEqual(beside);
  await db.sql`delete from name_word`;
  await db.write(renewNameWords);
  expect(await words()).toEqual(found);

  await undo(db, report.run);
  expect(await keys()).toEqual(before);
  expect(await ways()).toEqual([]);
});

test("of a load that fails at its end nothing stays that was written beside it", async () => {
  deliver();
  await db.sql`
    create function no_end() returns trigger language plpgsql as
    $$ begin if new.name = 'import.loaded' then raise exception 'the end is missing'; end if; return new; end $$`;
  // A load puts triggers off that don't insist.
  await db.sql`create trigger no_end before insert on event for each row execute function no_end()`;
  await db.sql`alter table event enable always trigger no_end`;
  await expect(bringIn(db, [folder], { profile })).rejects.toThrow("the end is missing");
  expect([await keys(), await ways(), await noted()]).toEqual([[], [], []]);
  expect(await db.sql`select state from run where kind = 'import'`).toEqual([{ state: "failed" }]);
});

test("a load that died after what stands beside it had landed is taken up again, and leaves each key once", async () => {
  deliver();
  const { run } = await bringIn(db, [folder], { profile });
  const whole = await keys();
  await undo(db, run);
  const left = "018f3c5e-0000-7000-8000-00000000abcd";
  await db.sql`insert into match_key (key_hash, party_id) values (1, ${left})`;
  await db.sql`insert into lookup (kind, value, party_id) values ('phone', '+49301', ${left})`;
  const input = { files: findFiles([folder]), profile, dryRun: false };
  const again = await db.write((tx) => askForImport(tx, systemActor("command"), input, false));
  await db.sql`update run set cursor = '{"beside": true}' where run_id = ${again}`;
  await db.sql`
    insert into run_made (run_id, table_name, columns, words_1, words_2, ids_1, after_hashes)
    values (${again}, 'lookup', '{kind,value,party_id}', '{phone}', '{+49301}', ${[left]}::uuid[], '{1}')`;
  expect(await workOnImport(db, again)).toBe("done");
  expect((await keys()).map(({ key_hash: key }) => key)).toEqual(whole.map(({ key_hash: key }) => key));
  expect(await ways()).toEqual(await waysOfRecords());
  // The journal knows no row but those that are there: all of it can be taken back.
  expect(await undo(db, again)).toBe("done");
  expect(await ways()).toEqual([]);
});
