import { expect, test } from "vitest";
import { ImportProfile } from "../../contract/data-quality/imports/import-mapping.ts";
import { brokenLinks, unknownCommands } from "./documents.ts";
import { foundOnlyIn, planted, readTree } from "./tree.ts";

const tree = await readTree();

test("links lead somewhere, and commands can be run", () => {
  expect(brokenLinks(tree)).toEqual([]);
  expect(unknownCommands(tree)).toEqual([]);
});

test("the example of a mapping is one", () => {
  const example = tree.get("docs/import-mapping.md")?.match(/```json\n(.*?)```/s)?.[1] ?? "";
  expect(ImportProfile.parse(JSON.parse(example)).source).toBe("old-shop");
});

test.each([
  ["a link to nowhere", brokenLinks, "See [that](guides/nobody.md)."],
  ["a script nobody wrote", unknownCommands, "Run `npm run everything`."],
  ["a command nobody wrote", unknownCommands, "Run `npx vitalfew conjure`."],
])("a bug is found: %s", (_, rule, text) => {
  expect(foundOnlyIn(planted(tree, "docs/bug.md", text), tree, rule)).toHaveLength(1);
});
