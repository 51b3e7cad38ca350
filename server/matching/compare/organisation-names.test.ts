import { expect, test } from "vitest";
import { Intake } from "../intake.ts";
import { emptyAnswers } from "./comparison.ts";
import { organisationAt, organisationPairs } from "./organisation.ts";
import { organisationNameComparison } from "./organisation-names.ts";

test.each([
  ["Riou Textiles", "Gros Textiles", false],
  ["Tormis Products", "Torlux Products", false],
  ["Lee Recruitment", "Law Recruitment", false],
  ["Tormishi Products", "Tormihsi Products", true],
  ["Meier Engineering", "Meyer Engineering", true],
  ["Saint Pauls Parish Church", "St. Paul's Parish Chuch", true],
  ["Tor Mishi Produkts", "Tormishi Products", true],
])("%s and %s: a typing error apart is %s, in either order", (one, other, isTypo) => {
  const intake = new Intake("organisation", { columns: ["organisation"], dayFirst: true });
  for (const name of [one, other]) intake.add([name]);
  const reader = organisationPairs(intake.done());
  const answers = emptyAnswers(reader);
  const typo = organisationNameComparison.levels.indexOf("typing error");
  for (const [a, b] of [
    [0, 1],
    [1, 0],
  ] as const) {
    reader.compare(a, b, answers);
    expect(answers.levels[organisationAt.name] === typo).toBe(isTypo);
  }
});
