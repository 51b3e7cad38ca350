import { expect, test } from "vitest";
import { ContactForm, contactOf } from "./contact-form.ts";

const filled = { channel: "phone", direction: "in", kind: "enquiry", feeling: "glad" } as const;

test.each([
  ["2,5", 2.5],
  ["7", 7],
])("minutes typed as %s are sent as %s", (minutes, expected) => {
  expect(contactOf(ContactForm.parse({ ...filled, minutes }))).toMatchObject({
    minutes: expected,
    feeling: "glad",
  });
});

test("a task has a day and neither minutes nor a feeling", () => {
  const task = ContactForm.parse({ ...filled, channel: "task", minutes: "5", dueOn: "2026-12-01" });
  expect(contactOf(task)).toEqual({ channel: "task", kind: "enquiry", dueOn: "2026-12-01" });
});

test("minutes that are no number are said so", () => {
  expect(ContactForm.safeParse({ ...filled, minutes: "soon" }).success).toBe(false);
});
