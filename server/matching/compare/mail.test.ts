import { expect, it } from "vitest";
import { Intake } from "../intake.ts";
import { emptyAnswers } from "./comparison.ts";
import { mailComparison, nameInMailComparison } from "./mail.ts";
import { personAt, personPairs } from "./person.ts";

const same = "same";
const near = "typing error";
const different = "different";

/** What is said of the mail addresses of the first two records, in either order. */
function bothWays(intake: Intake) {
  const reader = personPairs(intake.done());
  const answers = emptyAnswers(reader);
  return [true, false].map((isFirst) => {
    reader.compare(isFirst ? 0 : 1, isFirst ? 1 : 0, answers);
    return mailComparison.levels[answers.levels[personAt.mail] as number];
  });
}

it.each([
  ["joe.bloggs@gmx.de", "joe.bloggs@gmx.de", same],
  ["joe.bloggs@gmx.de", "joe.blogs@gmx.de", near],
  ["joe.bloggs24@gmx.de", "joe.blogs24@gmx.de", near],
  ["2joe4bloggs@gmx.de", "2joe4bloggz@gmx.de", near],
  ["joe.bloggs@gmx.de", "joe.bloggs2@gmx.de", different],
  ["joe.bloggs24@gmx.de", "joe.bloggs42@gmx.de", different],
  ["joe.bloggs24@gmx.de", "joe.bloggs2@gmx.de", different],
  ["joe.bloggs@gmx.de", "moe.bloggs@gmx.de", different],
  ["1joe.bloggs@gmx.de", "1moe.bloggs@gmx.de", different],
])("%s and %s: %s, in either order", (one, other, level) => {
  const intake = new Intake("person", { columns: ["email"], dayFirst: true });
  for (const mail of [one, other]) intake.add([mail]);
  for (const said of bothWays(intake)) expect(said).toBe(level);
});

it.each([
  [2, 1],
  [4, 1],
  [5, 5],
])(
  "an address that %i records have weighs as one that %i have: few are one person's records",
  (records, holders) => {
    const intake = new Intake("person", { columns: ["email"], dayFirst: true });
    for (let record = 0; record < records; record++) intake.add(["joe.bloggs@gmx.de"]);
    const reader = personPairs(intake.done());
    const answers = emptyAnswers(reader);
    reader.compare(0, 1, answers);
    expect(answers.holders[personAt.mail]).toBe(holders);
  },
);

it.each([
  ["Louis", "louis.martinez21@gmail.com", "Martine", "can't be said"],
  ["Louis", "martine.martinez@gmail.com", "Martine", "the part left open"],
  ["M", "martinezmartine@gmail.com", "Martine", "the part left open"],
])("%s Martinez with %s and %s Martinez: %s, in either order", (given, mail, other, level) => {
  const intake = new Intake("person", { columns: ["givenName", "familyName", "email"], dayFirst: true });
  intake.add([given, "Martinez", mail]);
  intake.add([other, "Martinez", ""]);
  const reader = personPairs(intake.done());
  const answers = emptyAnswers(reader);
  for (const [a, b] of [
    [0, 1],
    [1, 0],
  ] as const) {
    reader.compare(a, b, answers);
    expect(nameInMailComparison.levels[answers.levels[personAt.inMail] as number]).toBe(level);
  }
});

it.each([
  [
    ["Jane", "Doe", "jane.doe@web.example"],
    ["Jane", "Doe", "jane_doe@web.example"],
    "both made of the same name",
  ],
  [
    ["Ann", "Berry", "ann.berry@web.example"],
    ["Ann", "Perry", "ann.perry@web.example"],
    "both made of the same name",
  ],
  [["Ann", "Berry", "ann.berry@web.example"], ["Ann", "Berry", "ann.bery@web.example"], near],
  [["Jane", "Doe", "jane.doe71@web.example"], ["Jane", "Doe", "jane_doe71@web.example"], near],
  [["", "", "jane.doe@web.example"], ["", "", "jane_doe@web.example"], near],
])("mailboxes that names explain are no slip: %j and %j are %s, in either order", (one, other, level) => {
  const intake = new Intake("person", { columns: ["givenName", "familyName", "email"], dayFirst: true });
  intake.add(one);
  intake.add(other);
  for (const said of bothWays(intake)) expect(said).toBe(level);
});
