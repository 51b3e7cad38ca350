import { expect, it } from "vitest";
import { personPairs } from "../compare/person.ts";
import { Intake } from "../intake.ts";
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
    );
  expect(levels(3)).toEqual(levels(1));
  const asked = countStrangers(reader, 2000, { part: 0, parts: 1 })[0]?.reduce(
    (sum, count) => sum + count,
    0,
  );
  expect(asked).toBeGreaterThan(1980);
});
