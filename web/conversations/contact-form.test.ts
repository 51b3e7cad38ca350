import { expect, test } from "vitest";
import { contactOf, sharesOf } from "./contact-form.ts";
import { ContactFields } from "./schemas.ts";

const filled = {
  channel: "phone",
  direction: "in",
  kind: "enquiry",
  feeling: "glad",
  ownWeight: "1",
  sharers: [],
} as const;

test.each([
  ["2,5", 2.5],
  ["7", 7],
])("minutes typed as %s are sent as %s", (minutes, expected) => {
  expect(contactOf(ContactFields.parse({ ...filled, minutes }))).toMatchObject({
    minutes: expected,
    feeling: "glad",
  });
});

test("a task has a day and neither minutes nor a feeling", () => {
  const task = ContactFields.parse({ ...filled, channel: "task", minutes: "5", dueOn: "2026-12-01" });
  expect(contactOf(task)).toEqual({ channel: "task", kind: "enquiry", dueOn: "2026-12-01" });
});

test("minutes that are no number are said so", () => {
  expect(ContactFields.safeParse({ ...filled, minutes: "soon" }).success).toBe(false);
});

test("who else took part is sent with the weights as typed, and nobody when there is nobody", () => {
  const partyId = "00000000-0000-7000-8000-000000000abc";
  const shared = { ...filled, ownWeight: "1,5", sharers: [{ partyId, name: "Alfreds", weight: "3" }] };
  expect(contactOf(ContactFields.parse(shared))).toMatchObject({
    ownWeight: 1.5,
    sharedWith: [{ partyId, weight: 3 }],
  });
  expect(contactOf(ContactFields.parse(filled))).not.toHaveProperty("sharedWith");
});

test.each([
  [
    ["1", "1"],
    [0.5, 0.5],
  ],
  [
    ["1,5", "3"],
    [1 / 3, 2 / 3],
  ],
  [["1", ""], null],
  [["1", "0"], null],
])("weights %j are shares %j", (weights, shares) => {
  expect(sharesOf(weights)).toEqual(shares);
});
