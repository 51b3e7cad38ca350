import { expect, test } from "vitest";
import { enAudit } from "../../texts/audit/en-audit.ts";
import { enPartyHistory } from "../../texts/party/en-party-history.ts";
import { kindOf, spaced, valueText, verbOf } from "./event-words.ts";

const words = enAudit.audit;
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

test("known events have their own words, those of a record its history's, others are read from their name", () => {
  expect(verbOf({ ...event, differences: [] }, words, enPartyHistory.events)).toEqual({
    verb: "changed the account of",
    isWhole: false,
  });
  const own = { ...event, actor: { userId: "u", name: "Ada Quill" }, name: "session.started" };
  expect(verbOf({ ...own, differences: [] }, words, enPartyHistory.events).verb).toBe("signed in");
  const back = {
    ...event,
    name: "pair.decision_taken_back",
    subject: { kind: "pair_decision", id: "p", name: null },
  };
  expect(verbOf({ ...back, differences: [] }, words, enPartyHistory.events)).toEqual({
    verb: "took a decision on two records back",
    isWhole: true,
  });
  const price = {
    ...event,
    name: "cost_price.changed",
    subject: { kind: "cost_price", id: "p", name: null },
  };
  expect(verbOf({ ...price, differences: [] }, words, enPartyHistory.events).verb).toBe(
    "changed the cost price",
  );
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
