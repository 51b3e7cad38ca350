import { describe, expect, test } from "vitest";
import { dice } from "../../test/dice.ts";
import { aPoint, aRecord } from "../../test/known-records.ts";
import type { KnownRecord } from "./known-record.ts";
import { defaultModel } from "./weigh/default-model.ts";
import { readEntries, weighEntry } from "./weigh-entry.ts";

const olena = aRecord({ givenName: "Olena", familyName: "Shevchenko" });

/** A base of a million in which so many have a value; of others nothing is known. */
const among = (counts: Readonly<Record<string, number>>) => ({
  records: 1_000_000,
  holders: (column: string, text: string) => counts[`${column} ${text}`] ?? 0,
});

test("two names that are each rare enough say little when many have both", () => {
  const each = { "given olena": 800, "family shevchenko": 300 };
  const [alone] = weighEntry(olena, [olena], among({ ...each, "names olena shevchenko": 1 }));
  const [often] = weighEntry(olena, [olena], among({ ...each, "names olena shevchenko": 40 }));
  expect(alone?.outcome).toBe("same");
  expect(often?.outcome ?? null).not.toBe("same");
});

test("a value that many have says less than one that one has", () => {
  const phone = aPoint("phone", "+49 421 5550147");
  const [entry, known] = [
    aRecord({ givenName: "Anna", familyName: "Brandt", points: [phone] }),
    aRecord({ givenName: "Anne", familyName: "Brandt", points: [phone] }),
  ];
  const bits = (holders: number) =>
    weighEntry(entry, [known], among({ "phone 4215550147": holders }))[0]?.evidence.find(
      ({ comparison }) => comparison === "phone",
    )?.bits ?? 0;
  expect(bits(1)).toBeGreaterThan(bits(30) + 4);
});

test("answers each candidate in its place, and nothing for who is a stranger", () => {
  const stranger = aRecord({ givenName: "Boris", familyName: "Castillo" });
  const answers = weighEntry(olena, [stranger, olena, stranger], among({ "names olena shevchenko": 1 }));
  expect(answers.map((one) => one?.outcome ?? null)).toEqual([null, "unsure", null]);
});

describe("a pair of a searched base", () => {
  const weights = (
    kind: "person" | "organisation",
    [entry, candidate]: readonly [KnownRecord, KnownRecord],
    others: readonly KnownRecord[],
  ) => {
    const measures = { model: defaultModel(kind, 600), records: 600, isLearnt: true, asksFrom: -60 };
    const counts = {
      "first joan": 3,
      "given joan": 3,
      "first jean": 90,
      "given jean": 80,
      "word zink": 50,
      "word quaderstein": 150,
      "word holmfurt": 150,
    };
    const base = { ...among(counts), records: 600, measures, isSearch: true };
    return readEntries(kind, [{ entry, candidates: [candidate, ...others] }]).weigh(base)[0]?.[0]?.weight;
  };

  test("weighs the same whoever else is compared with it", () => {
    const phone = aPoint("phone", "+49 421 5550147");
    const person = (givenName: string) => aRecord({ givenName, familyName: "Okonjo", points: [phone] });
    const people = [person("Jean"), person("Joan")] as const;
    const crowd = Array.from({ length: 60 }, (_, at) =>
      aRecord({ givenName: `Joan Nr${at}`, familyName: "Okonjo" }),
    );
    const named = (name: string) => aRecord({ kind: "organisation", name });
    const houses = Array.from({ length: 900 }, (_, at) => named(`Spedition ${at}`));
    expect(weights("person", people, crowd)).toBe(weights("person", people, []));
    const companies = [named("Zink Quaderstein"), named("Zink Holmfurt")] as const;
    expect(weights("organisation", companies, houses)).toBe(weights("organisation", companies, []));
  });

  test("asks the base only about values that may bring two of them together", () => {
    const own = (name: string, mail: string, phone: string) =>
      aRecord({
        givenName: name,
        familyName: "Okonjo",
        points: [aPoint("mail", mail), aPoint("phone", phone)],
      });
    const entry = own("Ada", "ada@okonjo.example", "+49 421 5550147");
    const shares = own("Ada", "ada@okonjo.example", "+49 421 5550148");
    const shorter = own("Bea", "bea@elsewhere.example", "5550147");
    const asked = readEntries("person", [{ entry, candidates: [shares, shorter] }])
      .values()
      .filter(({ column }) => ["mail", "phone"].includes(column))
      .map(({ column, text }) => `${column} ${text}`);
    expect(asked.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      "mail ada@okonjo.example",
      "phone 4215550147",
      "phone 5550147",
    ]);
  });

  test("asks for every value whose holders count", () => {
    const roll = dice(20261129);
    const one = <T>(of: readonly T[]) => of[roll(of.length)] as T;
    const streets = ["Hafenstrasse", "Hafenstr.", "Am Wall", "Ringweg", "Ring-Weg"];
    const postcodes = ["28195", "28196", "28159", "2819", "10115", "80331", ""];
    const made = () =>
      aRecord({
        givenName: one(["Olena", "Jean", "Jeanne", "Oleana"]),
        familyName: one(["Zink", "Zinck", "Shevchenko"]),
        points: [
          aPoint("phone", `+49 421 55501${roll(9)}7`),
          ...Array.from({ length: roll(3) }, () => {
            const line1 = `${one(streets)} ${1 + roll(4)}`;
            const city = one(["Bremen", "Berlin", "Bremn", ""]);
            return aPoint("address", line1, { line1, city, postcode: one(postcodes), country: "DE" });
          }),
        ],
      });
    const entries = Array.from({ length: 40 }, () => ({
      entry: made(),
      candidates: Array.from({ length: 15 }, made),
    }));
    const read = readEntries("person", entries);
    const asked = new Set(read.values().map(({ column, text }) => `${column} ${text}`));
    const measures = { model: defaultModel("person", 5000), records: 5000, isLearnt: true, asksFrom: -60 };
    const weigh = (isKnown: (value: string) => boolean) =>
      read.weigh({
        records: 5000,
        measures,
        isSearch: true,
        holders: (column, text) => (isKnown(`${column} ${text}`) ? 3 + text.length : 0),
      });
    const whole = weigh(() => true);
    expect(weigh((value) => asked.has(value))).toEqual(whole);
    const places = whole.flat().flatMap((likeness) => likeness?.evidence ?? []);
    for (const finding of ["same address", "same postcode"])
      expect(places.some((found) => found.finding.includes(finding))).toBe(true);
  });
});
