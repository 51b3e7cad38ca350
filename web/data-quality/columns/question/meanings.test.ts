import { expect, test } from "vitest";
import { ModuleMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { isEachAnswered, meaningsOf, withMeaning } from "./meanings.ts";

const state = { field: "state", values: { paid: "closed" } };
const ofRows = ModuleMap.parse({ kind: "document", columns: { Status: ["source_state", state] } });
const ofParts = ModuleMap.parse({
  kind: "document_line",
  columns: { Status: "custom" },
  parts: { orders: { kind: "document", id: ["No"], columns: { Status: state } } },
});
const words = [{ word: "kaput" }, { word: "scrapped" }];

test.each([
  ["the rows' own documents", ofRows],
  ["the documents that stand in the rows", ofParts],
])("words get a meaning one by one, and lose it again: %s", (_, map) => {
  const one = withMeaning(map, "Status", "kaput", "cancelled");
  expect(meaningsOf(one, "Status")).toEqual({ paid: "closed", kaput: "cancelled" });
  expect(isEachAnswered(words, one, "Status")).toBe(false);
  const both = withMeaning(one, "Status", "scrapped", "draft");
  expect(isEachAnswered(words, both, "Status")).toBe(true);
  expect(meaningsOf(withMeaning(both, "Status", "kaput", ""), "Status")).toEqual({
    paid: "closed",
    scrapped: "draft",
  });
});
