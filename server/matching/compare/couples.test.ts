import { expect, test } from "vitest";
import { Intake } from "../intake.ts";
import { emptyAnswers } from "./comparison.ts";
import { givenComparison } from "./names-of-people.ts";
import { personAt, personPairs } from "./person.ts";

test.each([
  ["Mr & Mrs S Power", "Sean & Pamela Power", "Kai 5", "initial"],
  ["Mr & Mrs S Power", "Pamela & Sean Power", "Weg 1", "initial"],
  ["Mr & Mrs J Power", "Sean & Pamela Power", "Kai 5", "different"],
  ["Mr & Mrs Power", "Sean & Pamela Power", "Kai 5", "initial"],
  ["Mr & Mrs Power", "Mr and Mrs Power", "Kai 5", "initial"],
  ["Mr & Mrs Power", "Mr and Mrs Power", "Weg 1", "can't be said"],
  ["Mr & Mrs Power", "Mr and Mrs Quill", "Kai 5", "can't be said"],
  ["Mr & Mrs Power", "Sean Power", "Kai 5", "different"],
])("the given names of %s at Kai 5 and %s at %s: %s, in either order", (one, other, street, level) => {
  const intake = new Intake("person", { columns: ["fullName", "street", "city"], dayFirst: true });
  intake.add([one, "Kai 5", "Kiel"]);
  intake.add([other, street, street === "Kai 5" ? "Kiel" : "Ulm"]);
  const reader = personPairs(intake.done());
  const answers = emptyAnswers(reader);
  const said = (a: number, b: number) => {
    reader.compare(a, b, answers);
    return givenComparison.levels[answers.levels[personAt.given] as number];
  };
  expect([said(0, 1), said(1, 0)]).toEqual([level, level]);
});
