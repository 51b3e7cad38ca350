import { expect, test } from "vitest";
import { foundOnlyIn, planted, readTree } from "./tree.ts";
import { ownersOfTables, tablesWithoutOwner, writesAwayFromHome } from "./write-at-home.ts";

const tree = await readTree();

test("every table has an owner that exists", () => {
  expect(ownersOfTables(tree).get("party")).toBe("customers");
  expect(tablesWithoutOwner(tree)).toEqual([]);
});

test("only the owner writes a table", () => {
  expect(writesAwayFromHome(tree)).toEqual([]);
});

test.each([
  ["create table thing (thing_id uuid);", "thing has no owner"],
  ["create table thing (thing_id uuid);\ncomment on table thing is 'A thing.';", "thing has no owner"],
  [
    "create table thing (thing_id uuid);\ncomment on table thing is 'A thing. Owner: nobody.';",
    "is no slice",
  ],
  ["create view thing as select 1;", "thing has no owner"],
])("a table without an owner is found: %s", (sql, words) => {
  const found = foundOnlyIn(planted(tree, "db/migrations/9999-bug.sql", sql), tree, tablesWithoutOwner);
  expect(found).toEqual([expect.stringContaining(words)]);
});

test.each([
  "await tx.sql`insert into party (party_id) values (1)`;",
  "await tx.sql`update party set name = 'x' where party_id = 1`;",
  "await tx.sql`\n  with moved as (select 1)\n  update party as p\n  set name = 'x'`;",
  "await tx.sql`delete from party where party_id = 1`;",
  "await tx.sql`merge into party using staged on true when matched then do nothing`;",
  'const stream = from("copy party (party_id, name) from stdin");',
  'await tx.db.insertInto("party").values(row).execute();',
  'await insertNoted(load, "party", staged);',
  'await loadRecords(load, {\n    kind: "person",\n    table: "party",\n  });',
  'await tx.db.updateTable("party").set({ name }).execute();',
])("a write away from home is found: %s", (statement) => {
  const bug = planted(tree, "server/insight/bug.ts", `export async function bug() {\n  ${statement}\n}\n`);
  const found = foundOnlyIn(bug, tree, writesAwayFromHome);
  expect(found).toEqual([
    expect.stringContaining("server/insight/bug.ts writes party, which customers owns"),
  ]);
  const atHome = planted(
    tree,
    "server/customers/bug.ts",
    `export async function bug() {\n  ${statement}\n}\n`,
  );
  expect(foundOnlyIn(atHome, tree, writesAwayFromHome)).toEqual([]);
});

test("reading is free, and words in a comment are no statement", () => {
  const text =
    "// insert into party\nexport const f = () => tx.sql`select name from party for update of party`;\n";
  expect(foundOnlyIn(planted(tree, "server/insight/f.ts", text), tree, writesAwayFromHome)).toEqual([]);
});
