import { expect, test } from "vitest";
import { z } from "zod";
import { read } from "../../contract/endpoint.ts";
import { Amount, money } from "../../contract/values.ts";
import { slices } from "../../server/slices.ts";
import { unguardedAmounts } from "./unguarded-amounts.ts";

test("no amount leaves the server for people who may not see money", () => {
  expect(unguardedAmounts(slices)).toEqual([]);
});

const withRow = (field: z.ZodType, permission: "party.read" | "cost.read" = "party.read") => [
  {
    name: "customers",
    routes: {},
    contract: {
      listLadders: read("GET /ladders", {
        summary: "Ladders",
        permission,
        output: z.object({ rows: z.array(z.object({ profit: field })) }),
      }),
    },
  },
];

test.each([
  ["an amount", Amount],
  ["an amount that may be empty", Amount.nullable()],
  ["an amount with words", Amount.meta({ description: "What they bring" }).optional()],
])("a bug is found: %s without a guard", (_, field) => {
  expect(unguardedAmounts(withRow(field))).toEqual([expect.stringContaining("listLadders.rows.profit")]);
});

test("guarded amounts are fine, and so are those that only people with money.read can ask for", () => {
  expect(unguardedAmounts(withRow(money(Amount.nullable())))).toEqual([]);
  expect(unguardedAmounts(withRow(Amount, "cost.read"))).toEqual([]);
});
