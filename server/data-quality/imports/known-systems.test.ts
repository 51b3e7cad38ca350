import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { bringIn, contentOf, undo } from "../../../test/reference/bring-in.ts";

let db: TestDatabase;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-known-"));
});
afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

function put(name: string, ...lines: string[]): void {
  writeFileSync(join(folder, name), lines.join("\n"));
}

const contacts = (company: string, ...rows: string[]) =>
  put("contacts.csv", `Record ID,First Name,Last Name,Email,${company},Lifecycle Stage,Create Date`, ...rows);
const people = [
  "101,Ada,Stone,ada@bakery.example,Bakery Ltd,Customer,2024-01-03 10:00",
  "102,Pia,Kern,pia@hartmann.example,Hartmann GmbH;Bakery Ltd,Lead,2024-01-04 10:00",
  "103,Jo,Hartmann,jo@hartmann.example,Hartmann GmbH,Lead,2024-01-04 10:00",
];
const employers = () =>
  db.sql`
    select p.name as person, o.name as company
    from relationship r join party p using (party_id) join party o on o.party_id = r.other_party_id
    where r.type = 'works_for' and r.direction = 'from' order by 1`;
const companies = () =>
  db.sql`select name from party where kind = 'organisation' and name <> 'Our company' order by name`;

test.each(["Associated Company", "Company Name"])(
  "contacts alone bring the companies that %s names, once each, and a second time nothing",
  async (column) => {
    const before = await contentOf(db);
    contacts(column, ...people);
    const load = await bringIn(db, [folder]);
    expect(load).toMatchObject({ created: 3, refused: 0, problems: 1 });
    // Which of two companies counts is worth knowing.
    expect(await db.sql`select code, field from run_problem where run_id = ${load.run}`).toEqual([
      { code: "several_named", field: column },
    ]);
    expect(await companies()).toEqual([{ name: "Bakery Ltd" }, { name: "Hartmann GmbH" }]);
    expect(await employers()).toEqual([
      { person: "Ada Stone", company: "Bakery Ltd" },
      { person: "Jo Hartmann", company: "Hartmann GmbH" },
      { person: "Pia Kern", company: "Hartmann GmbH" },
    ]);
    expect(await bringIn(db, [folder])).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    expect(await companies()).toHaveLength(2);
    expect(await undo(db, load.run)).toBe("done");
    expect(await contentOf(db)).toEqual(before);
  },
);

test("a company that came before under its id is the one that contacts name", async () => {
  put(
    "companies.csv",
    "Record ID,Company name,Create Date,Number of Employees",
    "9,Bakery Ltd,2023-01-01 10:00,12",
  );
  await bringIn(db, [folder]);
  rmSync(join(folder, "companies.csv"));
  contacts("Company Name", ...people);
  expect(await bringIn(db, [folder])).toMatchObject({ created: 3 });
  expect(await companies()).toEqual([{ name: "Bakery Ltd" }, { name: "Hartmann GmbH" }]);
  expect(await employers()).toContainEqual({ person: "Ada Stone", company: "Bakery Ltd" });
});

test("deals begin on the day of the load where no day is given, and on their end where that was before", async () => {
  put(
    "deals.csv",
    "Record ID,Deal Name,Deal Stage,Close Date,Create Date,Associated Company",
    "1,Oven,Proposal,,,Bakery Ltd",
    "2,Press,Closed Won,2024-05-02,,Bakery Ltd",
    "3,Rack,Proposal,,2024-03-01 09:00,Bakery Ltd",
  );
  const { run, created } = await bringIn(db, [folder]);
  expect(created).toBe(3);
  const deals = await db.sql`
    select name, case when opened_at > now() - interval '1 hour' then 'today' else left(opened_at::text, 10) end as opened
    from opportunity order by name`;
  expect(deals).toEqual([
    { name: "Oven", opened: "today" },
    { name: "Press", opened: "2024-05-02" },
    { name: "Rack", opened: "2024-03-01" },
  ]);
  const notes = await db.sql`
    select row_no, severity from run_problem where run_id = ${run} and code = 'day_assumed'`;
  expect(notes).toEqual([{ row_no: 2, severity: "note" }]);
});

test("files put one behind the other have their header in between: it is passed over and said", async () => {
  put(
    "contacts.csv",
    "Record ID,First Name,Last Name,Email,Create Date",
    "101,Ada,Stone,ada@bakery.example,2024-01-03 10:00",
    "RECORD ID,First Name,Last Name,Email,Create Date",
    "102,Pia,Kern,pia@hartmann.example,2024-01-04 10:00",
  );
  const { run, read, created } = await bringIn(db, [folder]);
  expect([read, created]).toEqual([2, 2]);
  const notes = await db.sql`
    select row_no, severity, value from run_problem where run_id = ${run} and code = 'header_repeated'`;
  expect(notes).toEqual([
    { row_no: 3, severity: "note", value: "RECORD ID | First Name | Last Name | Email | Create Date" },
  ]);
});
