import { expect, test } from "vitest";
import { likenessOf, mixInCommon, type Profile } from "./likeness.ts";

const profile: Profile = {
  revenue: 1000,
  segment: "trade",
  industry: null,
  ordersCount: 9,
  contactsCount: 3,
};

test("the same is alike in everything that is known", () => {
  expect(likenessOf(profile, profile, 1)).toEqual({
    distance: 0.5,
    alike: ["size", "segment", "mix", "orders", "contacts"],
  });
});

test.each([
  [{ revenue: 2000 }, 1, 2],
  [{ segment: "retail" }, 1, 1],
  [{ ordersCount: 19 }, 1, 0.7],
  [{ contactsCount: 7 }, 1, 0.5],
  [{}, 0, 2],
  [{}, null, 1],
  [{ revenue: 0 }, 1, 6],
])("%j with %s in common is further by %d", (other, mix, further) => {
  expect(likenessOf(profile, { ...profile, ...other }, mix).distance).toBeCloseTo(0.5 + further);
});

test("what two have in common is the smaller share of each kind", () => {
  const one = new Map([
    ["ladders", 0.8],
    ["paint", 0.2],
  ]);
  const other = new Map([
    ["ladders", 0.5],
    ["tools", 0.5],
  ]);
  expect(mixInCommon(one, other)).toBeCloseTo(0.5);
  expect(mixInCommon(one, new Map())).toBeNull();
  expect(mixInCommon(undefined, other)).toBeNull();
});
