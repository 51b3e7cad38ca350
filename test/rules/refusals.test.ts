import { expect, test } from "vitest";
import { z } from "zod";
import { write } from "../../contract/endpoint.ts";
import { errors } from "../../contract/errors.ts";
import { slices } from "../../server/slices.ts";
import { faultyErrorTable, undeclaredRefusals, undocumentedErrors } from "./refusals.ts";
import { foundOnlyIn, planted, readTree } from "./tree.ts";

const tree = await readTree();

test("every refusal an action can come to is declared by its endpoint", () => {
  expect(undeclaredRefusals(slices, tree)).toEqual([]);
});

test("every code is used, and nothing refuses around the table", () => {
  expect(faultyErrorTable(tree)).toEqual([]);
});

test("the page of errors lists every code and no other", () => {
  expect(undocumentedErrors(tree)).toEqual([]);
});

const paintLadder = write("POST /ladders/paint", {
  summary: "Paint a ladder",
  permission: "party.write",
  output: z.object({}),
  errors: ["version_stale"],
});
const slice = { name: "customers", contract: { paintLadder }, routes: {} };

function withAction(body: string) {
  const helper = `export function check() {\n  return deeper();\n}\nfunction deeper() {\n  refuse("usage");\n}\nexport function other() {\n  refuse("port_taken");\n}\n`;
  const action = `import { check, other } from "./check-paint.ts";\nexport async function paintLadder() {\n${body}\n}\n`;
  return planted(
    planted(tree, "server/customers/check-paint.ts", helper),
    "server/customers/paint-ladder.ts",
    action,
  );
}

test("a bug is found: an undeclared refusal in the action itself", () => {
  expect(
    undeclaredRefusals(
      [slice],
      withAction('  refuse("unavailable");\n  refuse("usage", { problem: "No paint." });'),
    ),
  ).toEqual(["paintLadder can refuse with usage. Add it to the endpoint's errors in contract/customers.ts."]);
});

test("a bug is found: an undeclared refusal two calls away in another file", () => {
  expect(undeclaredRefusals([slice], withAction("  check();"))).toEqual([
    expect.stringContaining("can refuse with usage"),
  ]);
});

test("declared and common refusals are fine, and so is what is never called", () => {
  expect(
    undeclaredRefusals([slice], withAction('  refuse("version_stale");\n  refuse("not_found");')),
  ).toEqual([]);
});

test("a bug is found: a code that nothing says, and one that the page leaves out", () => {
  const codes = [...Object.keys(errors), "paint_dry"];
  expect(faultyErrorTable(tree, codes)).toContainEqual(
    expect.stringContaining("Nothing refuses with paint_dry"),
  );
  expect(undocumentedErrors(tree, codes)).toContainEqual(expect.stringContaining("leaves out paint_dry"));
  expect(undocumentedErrors(tree, Object.keys(errors).slice(1))).toContainEqual(
    expect.stringContaining("which is gone"),
  );
});

test("a bug is found: a status answered by hand, and a second table", () => {
  const bug = planted(
    tree,
    "server/customers/bug.ts",
    "export const bug = (reply) => reply.status(418).send();\n",
  );
  expect(foundOnlyIn(bug, tree, faultyErrorTable)).toEqual([expect.stringContaining("a status of its own")]);
  const second = planted(tree, "server/customers/bug.ts", "export const errors = {};\n");
  expect(foundOnlyIn(second, tree, faultyErrorTable)).toEqual([expect.stringContaining("second table")]);
});
