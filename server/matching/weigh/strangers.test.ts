import { expect, it } from "vitest";
import { personAt, personPairs } from "../compare/person.ts";
import { Intake } from "../intake.ts";
import { strangersOf } from "./default-model.ts";
import { countStrangers, strangerLevels } from "./strangers.ts";

it("counts the same answers of strangers however many threads share them out", () => {
  const intake = new Intake("person", { columns: ["givenName", "familyName", "city"], dayFirst: true });
  for (let i = 0; i < 500; i++)
    intake.add([
      ["Ada", "Bo", "Cleo"][i % 3] ?? "",
      `${"xyzw"[i % 4]}${i % 50}`,
      ["Leeds", "Lyon", ""][i % 3] ?? "",
    ]);
  const reader = personPairs(intake.done());
  const levels = (parts: number) =>
    strangerLevels(
      reader.comparisons,
      Array.from({ length: parts }, (_, part) => countStrangers(reader, 2000, { part, parts })),
      [],
    );
  expect(levels(3)).toEqual(levels(1));
  const asked = countStrangers(reader, 2000, { part: 0, parts: 1 })[0]?.reduce(
    (sum, count) => sum + count,
    0,
  );
  expect(asked).toBeGreaterThan(1980);
});

it("takes what few records share by chance, or as the same, for no rule", () => {
  const intake = new Intake("person", { columns: ["givenName", "birthDate"], dayFirst: true });
  for (const [name, day] of [
    ["Ada", "1984-03-12"],
    ["Ada", "1984-03-12"],
    ["Bo", "1990-02-01"],
  ] as const)
    intake.add([name, day]);
  const reader = personPairs(intake.done());
  const counts = countStrangers(reader, 9, { part: 0, parts: 1 });
  const shareOf = (believed: typeof strangersOf.person) =>
    strangerLevels(reader.comparisons, [counts], believed)[personAt.day]?.[1];
  expect(shareOf([])).toBeGreaterThan(0.2);
  expect(shareOf(strangersOf.person)).toBeLessThan(0.02);
});
