import { describe, expect, test } from "vitest";
import { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import {
  columnsFromRules,
  replacementsOf,
  rulesOf,
  withoutRule,
  withReplacement,
  withRule,
  withRuleForAll,
} from "./change-rules.ts";

const bare = ModuleMap.parse({ kind: "organisation" });

describe("rules of a column", () => {
  test("are done in one order, in whatever order they were set", () => {
    const map = [
      { column: "Ort", otherwise: "?" },
      { column: "Ort", letters: "title" as const },
      { column: "Ort", trim: true as const },
    ].reduce(withRule, bare);
    expect(map.mend.map((rule) => Object.keys(rule)[1])).toEqual(["trim", "letters", "otherwise"]);
  });

  test("are one of each kind, and other columns keep theirs", () => {
    const map = [
      { column: "Ort", otherwise: "?" },
      { column: "Land", otherwise: "DE" },
      { column: "ORT", otherwise: "unknown" },
    ].reduce(withRule, bare);
    expect(rulesOf(map, "Ort")).toEqual([{ column: "ORT", otherwise: "unknown" }]);
    expect(withoutRule(map, "Ort", "otherwise").mend).toEqual([{ column: "Land", otherwise: "DE" }]);
  });

  test("make columns of their own", () => {
    const split = { column: "Name", split: " ", into: ["Vorname", "Nachname"], rest: "last" as const };
    expect(columnsFromRules(withRule(bare, split))).toEqual(["Vorname", "Nachname"]);
  });
});

describe("a value that becomes another", () => {
  test("stands with the others, and goes without a trace", () => {
    const two = withReplacement(withReplacement(bare, "Land", "D", "DE"), "Land", "A", "AT");
    expect(replacementsOf(two, "land")).toEqual({ D: "DE", A: "AT" });
    const one = withReplacement(two, "Land", "D", undefined);
    expect(replacementsOf(one, "Land")).toEqual({ A: "AT" });
    expect(withReplacement(one, "Land", "A", undefined).mend).toEqual([]);
  });

  test("is one for every row that says the same; an empty cell has no value to replace", () => {
    expect(withRuleForAll(bare, "Land", "D", "DE").mend).toEqual([{ column: "Land", replace: { D: "DE" } }]);
    expect(withRuleForAll(bare, "Land", " ", "DE").mend).toEqual([{ column: "Land", otherwise: "DE" }]);
  });
});
