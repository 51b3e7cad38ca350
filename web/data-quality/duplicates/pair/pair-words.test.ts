import { expect, test } from "vitest";
import type { DuplicatePair } from "../../../../contract/data-quality/duplicate-review.ts";
import { enDuplicates } from "../../../texts/duplicates/en-duplicates.ts";
import type { DuplicatesTexts } from "../../../texts/duplicates/useDuplicatesTexts.ts";
import { enLikeness } from "../../../texts/party/en-likeness.ts";
import { createFormat } from "../../../ui/format.ts";
import { chanceOf, factorOf, findingsByField } from "./pair-words.ts";

const texts = { ...enDuplicates, likeness: enLikeness } as DuplicatesTexts;
const format = createFormat({ locale: "en-GB", currency: "EUR", timeZone: "Europe/Berlin" });

test("each finding stands beside the field it is about, and what agrees beside one that does", () => {
  const field = (name: string, finding: DuplicatePair["fields"][number]["finding"]) => ({
    field: name,
    title: null,
    finding,
    one: [],
    other: [],
  });
  const found = findingsByField(
    {
      fields: [field("familyName", "same"), field("employers", "different"), field("mail", "different")],
      evidence: [
        { comparison: "family name", finding: "same", bits: 9.9 },
        { comparison: "order of the names", finding: "straight", bits: 0.5 },
        { comparison: "employer", finding: "same", bits: 4.7 },
        { comparison: "phone", finding: "different", bits: -4.6 },
        { comparison: "shoe size", finding: "same", bits: 2 },
      ],
    },
    texts,
  );
  expect([...found].map(([name, all]) => [name, all.map(({ words }) => words)])).toEqual([
    ["familyName", ["same family name"]],
    ["mail", ["same employer or domain"]],
    ["", ["another phone", "shoe size: same"]],
  ]);
});

test("what is found of given and family names stands beside the whole name where only that is compared", () => {
  const found = findingsByField(
    {
      fields: [{ field: "name", title: null, finding: "same", one: [], other: [] }],
      evidence: [
        { comparison: "given name", finding: "same", bits: 5 },
        { comparison: "family name", finding: "same", bits: 7 },
      ],
    },
    texts,
  );
  expect([...found].map(([name, all]) => [name, all.map(({ words }) => words)])).toEqual([
    ["name", ["same given name", "same family name"]],
  ]);
});

test("how much it says is written as a person takes it in", () => {
  expect([1, 2.5, 9.3, 12.6, -4.6, 40].map((bits) => factorOf(bits, format))).toEqual([
    "2.0",
    "5.7",
    "630",
    "6,200",
    "24",
    "1,100,000,000",
  ]);
  const chances = [0.99999, 0.973, 0.8026, 0.04, 0.0008].map((one) => chanceOf(one, texts, format));
  expect(chances.map((words) => words.replace(/\s/g, " "))).toEqual([
    "over 99.9 % likely to be the same",
    "97.3 % likely to be the same",
    "80 % likely to be the same",
    "4 % likely to be the same",
    "under 1 % likely to be the same",
  ]);
});
