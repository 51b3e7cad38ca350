import { expect, test } from "vitest";
import { newId } from "./ids.ts";

test("an id is a UUID of version 7 and carries its time", () => {
  const id = newId(Date.UTC(2026, 10, 21));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 21));
});

test("ids of later moments sort behind earlier ones and none comes twice", () => {
  expect(newId(1000) < newId(1001)).toBe(true);
  expect(new Set(Array.from({ length: 10_000 }, () => newId(1))).size).toBe(10_000);
});

test("ids of one moment are counted in the order they are made", () => {
  const count = (id: string) => Number.parseInt(id.slice(15, 18), 16);
  const [first, second] = [newId(1), newId(1)];
  expect((count(second) - count(first)) & 0xfff).toBe(1);
});
