import { expect, test } from "vitest";
import { Intake } from "../intake.ts";
import { emptyAnswers } from "./comparison.ts";
import { familyComparison, givenComparison, orderComparison } from "./names-of-people.ts";
import { personAt, personPairs } from "./person.ts";

function said(one: readonly string[], other: readonly string[]) {
  const intake = new Intake("person", { columns: ["fullName", "givenName", "familyName"], dayFirst: true });
  for (const cells of [one, other]) intake.add(cells);
  const reader = personPairs(intake.done());
  const answers = emptyAnswers(reader);
  const levels = (a: number, b: number) => {
    reader.compare(a, b, answers);
    const at = (comparison: number) => answers.levels[comparison] as number;
    return [
      givenComparison.levels[at(personAt.given)],
      familyComparison.levels[at(personAt.family)],
      orderComparison.levels[at(personAt.order)],
    ];
  };
  expect(levels(1, 0)).toEqual(levels(0, 1));
  return levels(0, 1);
}

test.each([
  ["Vo Minh Huong", "Huong Minh Vo", ["same", "same", "swapped"]],
  ["Phan, Mai Minh", "Phan Minh Mai", ["same", "same", "swapped"]],
  ["Mulu Fikru", "Mulu Fikru Welde", ["same", "part of a double name", "straight"]],
  ["Mulugeta Fikru", "Mulugheta Fikru Welde", ["typing error", "part of a double name", "straight"]],
  ["Al-Otaibi, Salma", "Salma Alotaibi", ["same", "typing error", "straight"]],
  ["Mulu Fikru", "Mulu Asefa Welde", ["one of several", "different", "straight"]],
  ["O. R. Hari", "R. Hari", ["initial", "same", "straight"]],
  ["O. R. Hari", "S. Hari", ["different", "same", "straight"]],
  ["K. Natarajan", "Natarajan Krishnan", ["initial", "same", "swapped"]],
  ["Natarajan K. D.", "Natarajan Krishnan", ["initial", "same", "swapped"]],
  ["Mulu Fikru", "Mulu Fikru", ["same", "same", "straight"]],
])("of %s and %s the names are %j", (one, other, levels) => {
  expect(said([one, "", ""], [other, "", ""])).toEqual(levels);
});

test("columns that say which name is whose are believed", () => {
  expect(said(["", "James", "Thomas"], ["", "James Thomas", "Miller"])).toEqual([
    "one of several",
    "different",
    "straight",
  ]);
  expect(said(["James Thomas", "", ""], ["", "James Thomas", "Miller"])[1]).toBe("part of a double name");
});
