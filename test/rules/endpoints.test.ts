import { expect, test } from "vitest";
import { z } from "zod";
import { read } from "../../contract/endpoint.ts";
import * as contract from "../../contract/index.ts";
import { slices } from "../../server/slices.ts";
import { faultyContents, faultyEndpoints } from "./endpoints.ts";
import { planted, readTree } from "./tree.ts";

const tree = await readTree();

test("every endpoint names a permission that exists and has its action under its own name", () => {
  expect(faultyEndpoints(slices, tree)).toEqual([]);
});

test("the tables of contents are complete and in order", () => {
  expect(faultyContents(slices, tree)).toEqual([]);
});

test("the contract's table of contents leads to what is served", () => {
  const listed: readonly object[] = Object.values(contract);
  expect(slices.filter((slice) => !listed.includes(slice.contract)).map((slice) => slice.name)).toEqual([]);
});

const spec = { summary: "Count the ladders", permission: "party.read", output: z.object({}) } as const;
const inCustomers = (contract: object) => [{ name: "customers", contract, routes: {} }];
const withAction = planted(
  tree,
  "server/customers/count-ladders.ts",
  "export async function countLadders() {\n  return {};\n}\n",
);

test("a bug is found: an endpoint without a permission", () => {
  const { permission: _, ...without } = spec;
  const bug = inCustomers({ countLadders: read("GET /ladders/count", without as typeof spec) });
  expect(faultyEndpoints(bug, withAction)).toEqual([expect.stringContaining("names no permission")]);
});

test("a bug is found: a permission that nobody can hold", () => {
  const bug = inCustomers({
    countLadders: read("GET /ladders/count", { ...spec, permission: "ladder.count" as "party.read" }),
  });
  expect(faultyEndpoints(bug, withAction)).toEqual([expect.stringContaining("names no permission")]);
});

test("a bug is found: an endpoint without an action, or whose file exports another name", () => {
  const bug = inCustomers({ countLadders: read("GET /ladders/count", spec) });
  expect(faultyEndpoints(bug, tree)).toEqual([expect.stringContaining("count-ladders.ts")]);
  const other = planted(tree, "server/customers/count-ladders.ts", "export async function count() {}\n");
  expect(faultyEndpoints(bug, other)).toEqual([expect.stringContaining("exports function countLadders")]);
  expect(faultyEndpoints(bug, withAction)).toEqual([]);
});

test("a bug is found: two endpoints at one address", () => {
  const bug = inCustomers({
    countLadders: read("GET /ladders/{ladderId}", { ...spec, params: z.object({ ladderId: z.string() }) }),
    showLadder: read("GET /ladders/{id}", { ...spec, params: z.object({ id: z.string() }) }),
  });
  expect(faultyEndpoints(bug, withAction)).toContainEqual(
    expect.stringContaining("has the address of countLadders"),
  );
});

test("a bug is found: a slice that a table of contents leaves out", () => {
  const bug = planted(
    tree,
    "contract/automation.ts",
    'export const x = read("GET /x", { permission: "signed-in" });\n',
  );
  expect(faultyContents(slices, bug)).toContainEqual(expect.stringContaining("automation"));
});
