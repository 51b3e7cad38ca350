import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pictureFiles } from "../../bin/picture-list.ts";
import { filesIn, readTree, type Tree } from "./tree.ts";

const tree = await readTree();
const folder = "docs/pictures";
const kept = readdirSync(join(import.meta.dirname, "../..", folder)).map((name) => `${folder}/${name}`);

test("the documents name every picture there is, and none besides; npm run pictures makes each", () => {
  expect(new Set(kept)).toEqual(new Set(namedIn(tree)));
  expect(new Set(kept)).toEqual(new Set(pictureFiles));
});

test("a picture that nobody made is found", () => {
  const planted = new Map([...tree, ["docs/bug.md", "![A page](pictures/nobody-desk-light.png)"]]);
  expect(namedIn(planted).filter((path) => !kept.includes(path))).toEqual([
    `${folder}/nobody-desk-light.png`,
  ]);
});

function namedIn(given: Tree): string[] {
  const texts = filesIn(given, "", { ends: /\.md$/, tests: true }).map(({ text }) => text);
  const names = texts.flatMap((text) =>
    [...text.matchAll(/\bpictures\/([\w-]+\.png)/g)].map((match) => match[1]),
  );
  return [...new Set(names)].map((name) => `${folder}/${name}`);
}
