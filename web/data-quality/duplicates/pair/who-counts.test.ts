import { expect, test } from "vitest";
import type { DuplicatePair } from "../../../../contract/data-quality/duplicate-review.ts";
import { countingOf } from "./who-counts.ts";

type Pair = Parameters<typeof countingOf>[1];
const kind = "organisation" as const;
const record = (partyId: string, keptAsId = partyId) =>
  ({
    party: { partyId, name: `Werft ${partyId}`, kind },
    keptAs: { partyId: keptAsId, name: `Werft ${keptAsId}`, kind },
  }) as Pair["one"];
const survivor = (group: Pair["survivors"][number]["group"], partyId: string, values = {}) => ({
  group,
  values,
  from: { partyId, name: `Werft ${partyId}`, kind },
  rule: "newest" as const,
});
const pair: Pair = {
  partyId: "a",
  otherPartyId: "b",
  one: record("a"),
  other: record("b", "c"),
  survivors: [
    survivor("name", "a"),
    survivor("registration", "b"),
    survivor("website", "c", { website: "werft-c.example" }),
    survivor("grouping", "c", { segment: "Yards", territory: null }),
    survivor("address", "c", { line1: "Kai 3", postcode: "24103", city: "Kiel" }),
  ],
};
type Said = Partial<Record<"one" | "other", string>>;
const said = (
  field: string,
  finding: DuplicatePair["fields"][number]["finding"],
  { one, other }: Said = {},
) => {
  const values = (value?: string) => (value === undefined ? [] : [{ value, isShared: false, holders: null }]);
  return { field, finding, one: values(one), other: values(other) };
};
const ofThird = { third: "Werft c", rule: "newest" };
const own = { third: null, value: null, rule: "newest" };

test.each<[string, ReturnType<typeof said>, unknown]>([
  ["a name", said("name", "different"), { ...own, of: "one" }],
  ["one of the fields of a group", said("taxNumber", "one_only"), { ...own, of: "other" }],
  ["what both say", said("name", "same"), undefined],
  ["a phone: every one counts", said("phone", "different"), undefined],
  ["a group nobody says anything in", said("industry", "different"), undefined],
  [
    "what a third record says",
    said("website", "same", { one: "werft.example", other: "werft.example" }),
    { ...ofThird, of: "third", value: "werft-c.example" },
  ],
  [
    "what a third one says as one of the two does",
    said("segment", "different", { one: "Shipping", other: "yards" }),
    { ...ofThird, of: "other", value: null },
  ],
  [
    "that a third one says nothing, as one of the two does",
    said("territory", "one_only", { one: "North" }),
    { ...ofThird, of: "other", value: null },
  ],
  ["what all three say", said("segment", "same", { one: "Yards", other: "Yards" }), undefined],
  [
    "the address of a third one",
    said("address", "one_only", { one: "Am Wall 1" }),
    { ...ofThird, of: "third", value: "Kai 3, 24103 Kiel" },
  ],
])("whose counts: %s", (_, field, counting) => {
  expect(countingOf(field, pair, "a")).toEqual(counting);
});

test("a note and a field of the workspace are those of the record that is kept, or of what that is kept as", () => {
  expect(countingOf(said("note", "different"), pair, "a")).toMatchObject({ of: "one", rule: "kept" });
  expect(countingOf(said("custom.dock", "one_only"), pair, "b")).toMatchObject({
    of: "third",
    third: "Werft c",
    rule: "kept",
  });
});
