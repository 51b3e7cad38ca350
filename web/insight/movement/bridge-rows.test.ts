import { expect, test } from "vitest";
import { bridgeRows, type Movement } from "./bridge-rows.ts";

const movement = (profitBefore: string, profitNow: string, ...amounts: string[]) =>
  ({
    profitBefore,
    profitNow,
    bridge: amounts.map((amount, at) => ({ cause: ["new", "lost", "volume", "serving"][at], amount })),
  }) as Movement;

test("what is shown of a bridge adds up to what is shown at its end", () => {
  const rows = bridgeRows(movement("100.4", "101.6", "0.4", "0.4", "0.000000", "0.4"));
  expect(rows.map(({ id }) => id)).toEqual(["before", "new", "lost", "serving", "now"]);
  const amounts = rows.map(({ amount }) => Number(amount));
  expect(amounts.slice(0, -1).reduce((sum, amount) => sum + amount, 0)).toBe(amounts.at(-1));
  expect(amounts.at(-1)).toBe(102);
});
