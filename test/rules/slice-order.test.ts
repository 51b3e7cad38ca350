import { expect, test } from "vitest";
import { importsAgainstTheOrder } from "./slice-order.ts";
import { foundOnlyIn, planted, readTree } from "./tree.ts";

const tree = await readTree();

test("every import goes with the order of the slices", () => {
  expect(importsAgainstTheOrder(tree)).toEqual([]);
});

test.each([
  ["an earlier slice a later one", "server/customers/x.ts", "../insight/y.ts", "insight comes later"],
  [
    "a slice the inside of an earlier one",
    "server/insight/x.ts",
    "../sales/deep/y.ts",
    "top-level files of sales",
  ],
  ["a slice what puts slices together", "server/sales/x.ts", "../jobs.ts", "only server/*.ts"],
  ["plumbing a slice", "server/plumbing/x.ts", "../customers/y.ts", "no business words"],
  ["the matcher a slice", "server/matching/x.ts", "../customers/y.ts", "knows no slice"],
  [
    "a slice the inside of the matcher",
    "server/customers/x.ts",
    "../matching/weigh/y.ts",
    "files of matching",
  ],
  ["a contract a later contract", "contract/customers.ts", "./sales.ts", "sales comes later"],
  ["a part of a contract a later contract", "contract/customers/x.ts", "../sales/y.ts", "sales comes later"],
  ["what all contracts share one of them", "contract/x.ts", "./sales/y.ts", "knows none of them"],
  ["a contract the server", "contract/customers.ts", "../server/plumbing/ids.ts", "stands below everything"],
  ["a contract another package", "contract/customers.ts", "kysely", "zod alone"],
  ["the web the server", "web/customers/X.tsx", "../../server/plumbing/ids.ts", "contract/ and web/api.ts"],
  ["the web the rows", "web/pages/X.tsx", "../../db/rows.ts", "contract/ and web/api.ts"],
  ["a slice of the web another", "web/customers/X.tsx", "../sales/Y.tsx", "web/pages/"],
  ["the kit a slice", "web/ui/X.tsx", "../customers/Y.tsx", "Hand it in as a property"],
  ["the kit the API", "web/ui/table/X.tsx", "../../api.ts", "Hand it in as a property"],
  ["the server a test", "server/sales/x.ts", "../../test/world.ts", "never leans on tests"],
])("a bug is found: %s imports", (_, path, target, words) => {
  const bug = planted(tree, path, `import { y } from "${target}";\n`);
  expect(foundOnlyIn(bug, tree, importsAgainstTheOrder)).toEqual([expect.stringContaining(words)]);
});

test("what goes with the order is left alone", () => {
  const text = `import { y } from "../customers/y.ts";\nimport { newId } from "../plumbing/ids.ts";\n// import { z } from "../insight/z.ts";\n`;
  expect(foundOnlyIn(planted(tree, "server/sales/x.ts", text), tree, importsAgainstTheOrder)).toEqual([]);
});
