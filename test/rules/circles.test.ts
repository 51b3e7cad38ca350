import { expect, test } from "vitest";
import { circlesOfImports } from "./circles.ts";
import { foundOnlyIn, planted, readTree } from "./tree.ts";

const tree = await readTree();

test("no files import each other in a circle", () => {
  expect(circlesOfImports(tree)).toEqual([]);
});

test("a bug is found: three files in a circle, one of them for a type alone", () => {
  const first = planted(tree, "server/sales/x.ts", `import { y } from "./y.ts";\n`);
  const second = planted(first, "server/sales/y.ts", `import type { Z } from "./z.ts";\n`);
  const third = planted(second, "server/sales/z.ts", `import { x } from "./x.ts";\n`);
  expect(foundOnlyIn(second, tree, circlesOfImports)).toEqual([]);
  expect(foundOnlyIn(third, tree, circlesOfImports)).toEqual([
    "server/sales/x.ts, server/sales/y.ts, server/sales/z.ts import each other.",
  ]);
});

test("a bug is found: a file that imports itself", () => {
  const bug = planted(tree, "server/sales/x.ts", `import { y } from "./x.ts";\n`);
  expect(foundOnlyIn(bug, tree, circlesOfImports)).toEqual(["server/sales/x.ts import each other."]);
});
