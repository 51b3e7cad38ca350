import { expect, test } from "vitest";
import { mailLevel } from "../compare/mail.ts";
import { personAt, personComparisons } from "../compare/person.ts";
import { mailTellsApart, tie, tiesOf } from "./tell-apart.ts";

/** A base in which this share of one person's pairs have other mail addresses. */
const base = (share: number) => ({
  logs: [
    personComparisons.map(({ levels }) =>
      levels.map((_, level) => (level === mailLevel.different ? Math.log2(share) : 0)),
    ),
  ],
});

test("other mail addresses tell people apart unless half of one person's pairs have other ones", () => {
  expect(mailTellsApart("person", base(0.2))).toBe(true);
  expect(mailTellsApart("person", base(0.6))).toBe(false);
  expect(mailTellsApart("organisation", base(0.2))).toBe(false);
  const answers = {
    levels: new Uint8Array(personComparisons.length),
    holders: new Int32Array(personComparisons.length),
  };
  answers.levels[personAt.mail] = mailLevel.different;
  expect(tiesOf("person", answers, true)).toBe(tie.otherMail);
  expect(tiesOf("person", answers, false)).toBe(0);
});
