import { expect, test } from "vitest";
import { foundOnlyIn, planted, readTree, type Tree } from "./tree.ts";
import {
  barrels,
  faultyNames,
  incompleteSlices,
  misplacedComponents,
  oversized,
  rawHtml,
  unfinished,
} from "./vocabulary.ts";

const tree = await readTree();

test("files have names that say what they hold", () => {
  expect(faultyNames(tree)).toEqual([]);
});

test("every slice has its table of endpoints and its page", () => {
  expect(incompleteSlices(tree)).toEqual([]);
});

test("a component is found under its name", () => {
  expect(misplacedComponents(tree)).toEqual([]);
});

test("no file and no folder has outgrown a reader", () => {
  expect(oversized(tree)).toEqual([]);
});

test("nothing passes on what another file exports", () => {
  expect(barrels(tree)).toEqual([]);
});

test("no text becomes HTML in the browser", () => {
  expect(rawHtml(tree)).toEqual([]);
});

test("nothing is put off in the code", () => {
  expect(unfinished(tree)).toEqual([]);
});

const long = "const line = 1;\n".repeat(401);
test.each<[string, (tree: Tree) => string[], string, string, string]>([
  ["a name that says nothing", faultyNames, "server/sales/utils.ts", "", "says nothing"],
  ["a folder that says nothing", faultyNames, "server/sales/helpers/add-tax.ts", "", "says nothing"],
  ["camel case on the server", faultyNames, "server/sales/addTax.ts", "", "kebab-case"],
  ["a slice of its own making", faultyNames, "server/billing/add-tax.ts", "", "is no slice"],
  ["a slice without a page", incompleteSlices, "server/portal/answer.ts", "", "no README.md"],
  [
    "a component under another name",
    misplacedComponents,
    "web/sales/TaxForm.tsx",
    "export function Form() {}\n",
    "exports no TaxForm",
  ],
  ["a file that has outgrown a reader", oversized, "server/sales/long.ts", long, "401 lines"],
  ["something put off", unfinished, "server/sales/later.ts", "// TODO: the tax\n", "says TODO"],
  ["a barrel", barrels, "server/sales/everything.ts", 'export * from "./add-tax.ts";\n', "Import that file"],
  [
    "a passed-on name",
    barrels,
    "server/sales/everything.ts",
    'export { a } from "./a.ts";\n',
    "Import that file",
  ],
  [
    "raw HTML",
    rawHtml,
    "web/sales/Note.tsx",
    "export const Note = () => <p dangerouslySetInnerHTML={{ __html: x }} />;\n",
    "Let React write it",
  ],
])("a bug is found: %s", (_, rule, path, text, words) => {
  expect(foundOnlyIn(planted(tree, path, text), tree, rule)).toEqual([expect.stringContaining(words)]);
});

test("a bug is found: a folder that has outgrown a reader", () => {
  let bug: Tree = tree;
  for (let count = 1; count <= 21; count++) bug = planted(bug, `server/portal/answer-${count}.ts`, "");
  expect(foundOnlyIn(bug, tree, (each) => oversized(each))).toEqual([expect.stringContaining("21 files")]);
});
