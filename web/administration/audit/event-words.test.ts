import { expect, test } from "vitest";
import { enAdministration } from "../../texts/en-administration.ts";
import { kindOf, spaced, valueText, verbOf } from "./event-words.ts";

const words = enAdministration.audit;
const event = {
  eventId: "e",
  name: "user.changed",
  happenedAt: "2026-03-01T10:00:00Z",
  actor: { userId: null, name: "Vitalfew" },
  door: "command",
  subject: { kind: "user", id: "u", name: "Ada Quill" },
  party: null,
  differences: [],
  runId: null,
} as const;

test("known events have their own words, others are read from their name", () => {
  expect(verbOf({ ...event, differences: [] }, words)).toBe("changed the account of");
  const own = { ...event, actor: { userId: "u", name: "Ada Quill" }, name: "session.started" };
  expect(verbOf({ ...own, differences: [] }, words)).toBe("signed in");
  const price = {
    ...event,
    name: "cost_price.changed",
    subject: { kind: "cost_price", id: "p", name: null },
  };
  expect(verbOf({ ...price, differences: [] }, words)).toBe("changed the cost price");
  expect(kindOf("party", words)).toBe("customer");
});

test("fields and values read like words", () => {
  expect(spaced("baseCurrency")).toBe("base currency");
  expect(spaced("unit_cost")).toBe("unit cost");
  expect([null, "", [], true, ["a", "b"], 0, { a: 1 }].map((value) => valueText(value, words))).toEqual([
    "nothing",
    "nothing",
    "nothing",
    "yes",
    "a, b",
    "0",
    '{"a":1}',
  ]);
});
