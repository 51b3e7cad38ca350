import { expect, test } from "vitest";
import { Intake } from "../intake.ts";
import { emptyAnswers } from "./comparison.ts";
import { namesAgain } from "./names-again.ts";
import { personAt, personPairs } from "./person.ts";

const family = ["Berg", "Lund", "Kern", "Moll", "Rist", "Voss", "Dale", "Ebert"];
function prepared(say: (given: string, family: string, at: number) => string) {
  const intake = new Intake("person", {
    columns: ["givenName", "familyName", "text", "text"],
    dayFirst: true,
  });
  for (const given of ["Anna", "Peter"])
    for (const [at, one] of family.entries()) intake.add([given, one, say(given, one, at), `room ${at}`]);
  // Anna Berg once more, and once by a family name that she had.
  intake.add(["Anna", "Berg", say("Anna", "Berg", 0), "room 0"]);
  intake.add(["Anna", "Quill", say("Anna", "Berg", 0), "room 9"]);
  return intake.done();
}

test("a column that says the name once more says nothing of names that are the same, and of others what it says", () => {
  const records = prepared((given, last) => `${last}, ${given}`);
  expect(namesAgain(records)).toEqual([0]);
  const reader = personPairs(records);
  const answers = emptyAnswers(reader);
  const said = (a: number, b: number) => {
    reader.compare(a, b, answers);
    return [...answers.levels.slice(personAt.others, personAt.others + 2)];
  };
  expect(said(0, 16)).toEqual([0, 1]);
  expect(said(0, 17)).toEqual([1, 2]);
  expect(said(0, 1)).toEqual([2, 2]);
});

test("a column that only sometimes holds a name is a column of its own", () => {
  expect(
    namesAgain(prepared((given, last, at) => (at % 2 ? `${given} ${last}` : `Dr ${last} of Kiel`))),
  ).toEqual([]);
});
