import { expect, test } from "vitest";
import { z } from "zod";
import type { Permission } from "../../../contract/permissions.ts";
import { Amount, money, Page } from "../../../contract/values.ts";
import { replyFilter } from "./reply-filter.ts";

const Customer = z.object({
  name: z.string(),
  profit: money(Amount),
  months: z.array(z.object({ month: z.string(), revenue: money(Amount) })),
  best: z.object({ profit: money(Amount) }).nullable(),
  byYear: z.record(z.string(), z.object({ profit: money(Amount) })),
});
const customer = {
  name: "Nordwind",
  profit: "45088",
  months: [{ month: "2026-01", revenue: "12" }],
  best: { profit: "9" },
  byYear: { 2026: { profit: "7" } },
};
const nobody = new Set<Permission>();
const manager = new Set<Permission>(["money.read"]);

test("money leaves only for those who may see it, however deep it stands", () => {
  const filter = replyFilter(Page(Customer));
  const page = { rows: [customer], next: null };

  expect(filter?.(page, nobody)).toEqual({
    rows: [{ name: "Nordwind", months: [{ month: "2026-01" }], best: {}, byYear: { 2026: {} } }],
    next: null,
  });
  expect(filter?.(page, manager)).toEqual(page);
});

test("an amount that is described stays guarded", () => {
  const filter = replyFilter(
    z.object({
      profit: money(Amount.nullable()).meta({ description: "12 months" }).describe("In base currency"),
    }),
  );
  expect(filter?.({ profit: "1" }, nobody)).toEqual({});
});

test("a null or missing part stays as it is", () => {
  const filter = replyFilter(Customer);
  expect(filter?.({ ...customer, best: null }, nobody)).toMatchObject({ best: null });
});

test("a union is filtered in each of its forms", () => {
  const filter = replyFilter(
    z.union([z.object({ amount: money(Amount) }), z.object({ cost: money(Amount) })]),
  );
  expect(filter?.({ amount: "1" }, nobody)).toEqual({});
  expect(filter?.({ cost: "1" }, nobody)).toEqual({});
});

test("an output without guarded fields needs no filter", () => {
  expect(replyFilter(z.object({ name: z.string() }))).toBeUndefined();
});
