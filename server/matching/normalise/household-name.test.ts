import { expect, test } from "vitest";
import { aPoint, aRecord } from "../../../test/known-records.ts";
import { weighEntry } from "../weigh-entry.ts";
import { readHouseholdName } from "./household-name.ts";

test.each([
  ["Familie Weber", "Weber"],
  ["Fam. Weber", "Weber"],
  ["The Smith Family", "Smith"],
  ["Família Souza", "Souza"],
  ["Les Martin", "Les Martin"],
  ["La famille Martin", "Martin"],
  ["Familjen Lindqvist", "Lindqvist"],
  ["Család Nagy", "Nagy"],
  ["Familie van den Berg", "van den Berg"],
  ["Weber", "Weber"],
  ["Familie", "Familie"],
  ["", ""],
])("whose household %o is: %o", (name, whose) => {
  expect(readHouseholdName(name)).toBe(whose);
});

test("two families of one town are not the same because both are called a family", () => {
  const household = (name: string, phone: string, line1: string) => {
    const address = { line1, city: "Freiburg im Breisgau", postcode: "79098", country: "DE" };
    const points = [aPoint("phone", phone), aPoint("address", line1, address)];
    return aRecord({ kind: "household", name, points });
  };
  const base = { records: 100_000, holders: () => 0 };
  const walter = household("Familie Walter", "+4976138183735", "Hauptstr. 4");
  const others = [
    household("Familie Weber", "+4976131955646", "Gartenweg 77"),
    household("Fam. Walter", "+4976138183735", "Hauptstrasse 4"),
  ];
  const [weber, again] = weighEntry(walter, others, base);
  expect(weber).toBeNull();
  expect(again).toMatchObject({ outcome: "same" });
});
