import { expect, test } from "vitest";
import { DuplicatePolicy } from "../../../contract/customers/duplicates.ts";
import { answerTo } from "./duplicate-policy.ts";

const reasoned = { sure: "reason", likely: "reason", possible: "warn" } as const;
const ofSellers = { role: "seller", answers: { likely: "ignore", sure: "warn" } } as const;
const ofTheirPeople = { role: "seller", kind: "person", answers: { likely: "block" } } as const;
const policyWith = (roles: DuplicatePolicy["roles"]) =>
  DuplicatePolicy.parse({ organisation: reasoned, household: reasoned, person: reasoned, roles });

test.each([
  ["everybody is asked as their kind of record says", "operator", "person", "likely", "reason"],
  ["a role as its row says", "seller", "organisation", "likely", "ignore"],
  [
    "a role as its row for the kind says, before the one for all kinds",
    "seller",
    "person",
    "likely",
    "block",
  ],
  ["what that row leaves open is as the one for all kinds says", "seller", "person", "sure", "warn"],
  ["what both leave open is as for everybody", "seller", "person", "possible", "warn"],
] as const)("%s", (_, role, kind, band, answer) => {
  for (const roles of [
    [ofSellers, ofTheirPeople],
    [ofTheirPeople, ofSellers],
  ])
    expect(answerTo(policyWith(roles), role, kind, [{ band }])).toBe(answer);
});

test("of several that are found the strictest answer holds, and of nobody nothing is said", () => {
  const policy = policyWith([]);
  expect(answerTo(policy, "owner", "person", [{ band: "possible" }, { band: "sure" }])).toBe("reason");
  expect(answerTo(policy, "owner", "person", [])).toBe("ignore");
});
