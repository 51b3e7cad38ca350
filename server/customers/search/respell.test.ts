import { expect, test } from "vitest";
import { commonSlips, respell } from "./respell.ts";

const known = ["nordwind", "nordlicht", "handels", "becker", "bekker", "ag", "ab"].map((word) => ({
  word,
  spelling: word,
  alike: 0.4,
}));

test.each([
  ["nordwnid", false, ["nordwind"]],
  ["bekcer", false, ["becker", "bekker"]],
  ["hadels", false, ["handels"]],
  ["nrodw", true, ["nordwind"]],
  ["nrodw", false, []],
  ["zzzzzz", false, []],
])("%s (unfinished: %s) may have meant %j", (typed, isUnfinished, meant) => {
  expect(respell(typed, known, isUnfinished)).toEqual(meant);
});

test("a sign of a script without spaces leads to the whole word", () => {
  expect(respell("商店", [{ word: "田中商店", spelling: "商店", alike: 1 }], false)).toEqual(["田中商店"]);
});

test("two letters swapped and one too many are tried as they are", () => {
  expect(new Set(commonSlips("bca"))).toEqual(new Set(["ba", "bac", "bc", "ca", "cba"]));
});
