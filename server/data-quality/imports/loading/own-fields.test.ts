import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { ImportProfile } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { testDatabase } from "../../../../test/harness/database.ts";
import { bringIn, contentOf, undo } from "../../../../test/reference/bring-in.ts";

const db = await testDatabase();
afterAll(() => db.drop());
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-own-"));
});
afterEach(() => rmSync(folder, { recursive: true }));
const put = (name: string, ...rows: string[]) => writeFileSync(join(folder, name), rows.join("\n"));

test("columns become fields of the workspace by choice, with name and type, and go with the load", async () => {
  put("people.csv", "id,name,Joined,Points,Nickname", "1,Anna Berg,03.04.2024,1.250,Annie");
  const profile = ImportProfile.parse({
    source: "club",
    dateOrder: "day-first",
    decimal: "comma",
    modules: {
      people: {
        kind: "person",
        files: ["people"],
        id: ["id"],
        columns: {
          name: "name",
          Joined: { field: "custom", name: "Member since", type: "day" },
          Points: { field: "custom", type: "number" },
        },
      },
    },
  });
  const before = await contentOf(db);
  const report = await bringIn(db, [folder], { profile });
  const fields = await db.sql`select record_kind, key, title, type, run_id from custom_field order by place`;
  expect(fields).toEqual([
    { record_kind: "person", key: "Member since", title: "Member since", type: "day", run_id: report.run },
    { record_kind: "person", key: "Points", title: "Points", type: "number", run_id: report.run },
  ]);
  const [person] = await db.sql<{ custom: object }>`select custom from party where name = 'Anna Berg'`;
  expect(person?.custom).toEqual({ "Member since": "2024-04-03", Points: "1250", Nickname: "Annie" });

  await db.sql`update custom_field set title = 'Scores' where key = 'Points'`;
  put("people.csv", "id,name,Joined,Points,Nickname", "1,Anna Berg,03.04.2024,2,Annie");
  const second = await bringIn(db, [folder], { profile });
  expect(second).toMatchObject({ updated: 1 });
  expect(await db.sql`select title from custom_field order by place`).toEqual([
    { title: "Member since" },
    { title: "Scores" },
  ]);
  await db.sql`update custom_field set title = 'Points' where key = 'Points'`;
  expect(await undo(db, second.run)).toBe("done");
  expect(await undo(db, report.run)).toBe("done");
  expect(await contentOf(db)).toEqual(before);
});

test("what Vitalfew wrote out keeps its ids, and meets the records that are here", async () => {
  const id = "01912345-0000-7000-8000-00000000aaaa";
  put("parties.csv", "id,name", `${id},Nordwind`, "not-an-id,Sued");
  const profile = ImportProfile.parse({
    source: "vitalfew",
    modules: {
      firms: { kind: "organisation", files: ["parties"], id: ["id"], columns: { name: "name" } },
      visits: {
        kind: "contact",
        files: ["visits"],
        id: ["id"],
        columns: { at: "started_at" },
        links: { party: { column: "of", to: "firms" } },
        party: ["party"],
        always: { channel: "visit" },
      },
    },
  });
  expect(await bringIn(db, [folder], { profile })).toMatchObject({ created: 2 });
  const [kept] = await db.sql<{ name: string }>`select name from party where party_id = ${id}`;
  expect(kept?.name).toBe("Nordwind");

  // A workspace in which nobody loaded this record: it was entered by hand, and goes by its own id.
  await db.sql`delete from crosswalk`;
  put("parties.csv", "id,name", `${id},Nordwind AG`);
  put("visits.csv", "id,of,at", `01912345-0000-7000-8000-00000000bbbb,${id},2024-03-01 09:00`);
  expect(await bringIn(db, [folder], { profile })).toMatchObject({ created: 1, updated: 1, refused: 0 });
  rmSync(join(folder, "parties.csv"));
  await db.sql`delete from crosswalk`;
  put("visits.csv", "id,of,at", `01912345-0000-7000-8000-00000000cccc,${id},2024-03-02 09:00`);
  expect(await bringIn(db, [folder], { profile })).toMatchObject({ created: 1, refused: 0 });
  const visits =
    await db.sql`select p.name, count(*) from contact c join party p using (party_id) group by 1`;
  expect(visits).toEqual([{ name: "Nordwind AG", count: 2 }]);
});
