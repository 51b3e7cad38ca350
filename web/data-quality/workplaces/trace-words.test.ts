import { expect, test } from "vitest";
import { enWorkplaces } from "../../texts/workplaces/en-workplaces.ts";
import { isForStaying, type Misplaced, traceWords } from "./trace-words.ts";

const places = {
  organisation: { partyId: "1", name: "Nordwind", kind: "organisation" as const },
  suggested: { partyId: "2", name: "Kontor GmbH", kind: "organisation" as const },
};
const write = { amount: String, date: (day: string) => day };
const say = (trace: Misplaced["evidence"][number], suggested: Misplaced["suggested"] = places.suggested) =>
  traceWords(trace, { ...places, suggested }, enWorkplaces.traces, write);

const mail = {
  trace: "mail",
  house: "kontor.example",
  there: 14,
  here: 0,
  isSite: true,
  isOwnMail: false,
} as const;

test.each([
  [
    mail,
    "Their address is at kontor.example, where 14 people of Kontor GmbH write from; nobody else at Nordwind does.",
  ],
  [
    { ...mail, there: 0, here: 2 },
    "Their address is at kontor.example, the site of Kontor GmbH; 2 others at Nordwind do as well.",
  ],
  [
    { ...mail, there: 0, isSite: false, isOwnMail: true },
    "Their address is at kontor.example, where Kontor GmbH has its own mail; nobody else at Nordwind does.",
  ],
  [{ trace: "phone", value: "+49 30 1" } as const, "Kontor GmbH has the same phone, +49 30 1."],
  [
    { trace: "dealings", there: 6, here: 1, lastOn: "2026-05-04" } as const,
    "Of two years 6 calls, visits and documents with them are noted at Kontor GmbH and 1 at Nordwind, the last on 2026-05-04.",
  ],
  [
    { trace: "mail_stopped", house: "nordwind.example", state: "unreachable", on: "2026-05-04" } as const,
    "Their address at nordwind.example can't be reached since 2026-05-04, while those of others there work.",
  ],
  [
    { trace: "newer_mail", house: "kontor.example", on: "2026-02-01" } as const,
    "The one at kontor.example is the newer address, known since 2026-02-01.",
  ],
])("a trace is a sentence that can be read (%#)", (trace, sentence) => {
  expect(say(trace)).toBe(sentence);
});

test("what speaks for staying is told apart", () => {
  expect(isForStaying({ trace: "stays_mail", house: "nordwind.example", others: 3 })).toBe(true);
  expect(isForStaying(mail)).toBe(false);
});
