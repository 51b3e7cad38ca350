import { expect, test } from "vitest";
import { aPoint, aRecord } from "../../test/known-records.ts";
import { weighEntry } from "./weigh-entry.ts";

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
