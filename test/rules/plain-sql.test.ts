import { expect, test } from "vitest";
import { sqlFromText } from "./plain-sql.ts";
import { foundOnlyIn, planted, readTree } from "./tree.ts";

const tree = await readTree();

test("no SQL is put together from text", () => {
  expect(sqlFromText(tree)).toEqual([]);
});

// Spelled with a marker, since a $ before a brace in plain quotes looks like a slip.
const spelled = (statement: string) =>
  `export const bug = (name: string) =>\n  ${statement.replaceAll("<name>", "$" + "{name}")};\n`;

test.each([
  ["a query with a name in it", "pool.query(`select * from party where name = '<name>'`)"],
  ["a statement kept for later", "run(`\n  with found as (select 1)\n  select <name>`)"],
  ["a COPY", "client.query(from(`copy <name> from stdin`))"],
  ["a sum of texts", 'pool.query("select * from " + name)'],
  ["sql.raw", "tx.db.select(sql.raw(name))"],
])("a bug is found: %s", (_, statement) => {
  const bug = planted(tree, "server/sales/bug.ts", spelled(statement));
  expect(foundOnlyIn(bug, tree, sqlFromText)).toEqual([expect.stringContaining("server/sales/bug.ts")]);
});

test.each([
  ["parameters", "tx.sql<{ name: string }>`select name from party where name = <name>`"],
  ["a fragment", "sql`order by <name>`"],
  ["a sentence", "say(`Select <name> from the list`)"],
  ["a plain query", 'pool.query("select 1")'],
])("left alone: %s", (_, statement) => {
  expect(foundOnlyIn(planted(tree, "server/sales/fine.ts", spelled(statement)), tree, sqlFromText)).toEqual(
    [],
  );
});
