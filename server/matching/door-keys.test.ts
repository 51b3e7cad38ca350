import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aPoint, aRecord } from "../../test/known-records.ts";
import { doorKeysVersion } from "./door-keys.ts";
import { entryKeys } from "./entry-keys.ts";
import type { KnownPoint, KnownRecord } from "./known-record.ts";

const home = (line1: string, postcode: string, city: string, country = "DE") =>
  aPoint("address", line1, { line1, postcode, city, country });

const person = (givenName: string, familyName: string, ...points: KnownPoint[]) =>
  aRecord({ givenName, familyName, points });
const company = (name: string, fields: Partial<KnownRecord> = {}) =>
  aRecord({ kind: "organisation", name, ...fields });

const share = (a: KnownRecord, b: KnownRecord) => {
  const keys = new Set(entryKeys(a).map(({ key }) => key));
  return entryKeys(b).some(({ key }) => keys.has(key));
};

describe("who may be the same meets", () => {
  test.each<[string, KnownRecord, KnownRecord]>([
    [
      "by a phone written another way",
      person("A", "B", aPoint("phone", "+49 421 5550147")),
      person("C", "D", aPoint("phone", "(0421) 555-01 47")),
    ],
    [
      "by a mail address in capitals",
      person("A", "B", aPoint("mail", "Ada@Example.org")),
      person("C", "D", aPoint("mail", "ada@example.org")),
    ],
    ["behind swapped names", person("Robert", "Quillfeather"), person("Quillfeather", "Robert")],
    ["behind a short form", person("Robert", "Quillfeather"), person("Bob", "Quillfeather")],
    ["behind umlauts written either way", person("Jörg", "Müller"), person("Joerg", "Mueller")],
    ["by the sound of the names", person("Philip", "Schmidt"), person("Filip", "Schmitt")],
    [
      "by an initial and the town",
      person("Jessica", "Danwingen", home("Telbra Lane 1", "AB9", "Exeter")),
      person("J", "Danwingen", home("Kai 5", "CD7", "Exeter")),
    ],
    [
      "by an initial in the house",
      person("Kazuko", "Norwin", home("Telrem Lane 161", "1", "Osaka")),
      person("K", "Rasmel", home("Telrem Lane 161", "2", "Kyoto")),
    ],
    [
      "by one of several mail addresses",
      person("A", "B", aPoint("mail", "x@one.example"), aPoint("mail", "y@two.example")),
      person("C", "D", aPoint("mail", "y@two.example")),
    ],
    ["a company behind its legal form", company("Teleform Marine GmbH"), company("TELEFORM MARINE")],
    [
      "a company by its domain, in mail and site",
      company("A", { website: "https://www.teleform.example/de" }),
      company("B", { points: [aPoint("mail", "info@teleform.example")] }),
    ],
    [
      "a company by a long word of its name",
      company("Lindqvist Marine"),
      company("Marine & Offshore Lindqvist Group"),
    ],
    [
      "a company by its tax number",
      company("A", { taxNumber: "DE 811.907.980" }),
      company("B", { taxNumber: "de811907980" }),
    ],
    [
      "a company by what it is registered as",
      company("The Red Bakery", { legalName: "Sunrise Foods Ltd" }),
      company("Sunrise Foods"),
    ],
  ])("%s", (_, a, b) => {
    expect(share(a, b)).toBe(true);
    expect(share(b, a)).toBe(true);
  });
});

test("who shares nothing doesn't meet, and people don't meet companies", () => {
  expect(share(person("Ruth", "Osterkamp"), person("Stefan", "Quillfeather"))).toBe(false);
  const phone = aPoint("phone", "+49 421 5550147");
  expect(share(person("A", "B", phone), company("C", { points: [phone] }))).toBe(false);
  expect(entryKeys(person("", ""))).toEqual([]);
});

test("keys are whole numbers that the database and JavaScript both hold, each once and in order", () => {
  const keys = entryKeys(
    person(
      "Anna-Maria",
      "García Lorca",
      aPoint("phone", "+34 91 555 01 23"),
      home("Calle Mayor 5", "28013", "Madrid", "ES"),
    ),
  ).map(({ key }) => key);
  expect(keys.every((key) => Number.isSafeInteger(key) && key > 0)).toBe(true);
  expect(keys).toEqual([...new Set(keys)].sort((a, b) => a - b));
});

test("who changes what keys are made of raises their version, so that the kept ones are made anew", () => {
  const some = [
    person(
      "Margarethe",
      "van den Osterkamp",
      aPoint("phone", "+49 421 5550147"),
      home("Hafenweg 12", "28195", "Bremen"),
    ),
    person(
      "Bob",
      "O'Neill-Smith",
      aPoint("mail", "bob.oneill+x@gmail.com"),
      home("4 Mill Lane", "LS1 4AB", "Leeds", "GB"),
    ),
    person("Sameer", "Darwish", aPoint("phone", "+966 51 555 0147")),
    person("Zofii", "Zawadzkiej", home("ul. Polna 5", "47-554", "Gdynia", "PL")),
    person("さくら", "田中", home("Telrem Lane 161", "530-9717", "大阪市北区", "JP")),
    company("Röder Werkzeugbau GmbH & Co. KG", { website: "roeder.example", taxNumber: "DE811907980" }),
    company("SIA Baltijas Kuģi", { points: [home("Brīvības iela 5", "LV-1010", "Rīga", "LV")] }),
    {
      ...company("Familie Osterkamp", { points: [home("Hafenweg 12", "28195", "Bremen")] }),
      kind: "household" as const,
    },
  ];
  const made = JSON.stringify(some.map((one) => entryKeys(one).map(({ key }) => key)));
  const print = createHash("sha256").update(made).digest("hex").slice(0, 16);
  expect(`version ${doorKeysVersion}: ${print}`).toBe("version 9: 096e39674eadd2fa");
});
