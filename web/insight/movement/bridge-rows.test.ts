import { expect, test } from "vitest";
import { bridgeRows, groupRows, type Movement, shownChange } from "./bridge-rows.ts";

type Part = readonly [name: string, before: string, now: string];

const movement = (profitBefore: string, profitNow: string, groups: readonly Part[], ...effects: string[]) =>
  ({
    profitBefore,
    profitNow,
    groups: groups.map(([group, before, now]) => ({ group, before, now, change: "0" })),
    bridge: [
      ...groups
        .filter(([group]) => group === "new" || group === "lost")
        .map(([group, before, now]) => ({ cause: group, amount: String(Number(now) - Number(before)) })),
      ...effects.map((amount, at) => ({ cause: ["volume", "serving", "redress"][at], amount })),
    ],
  }) as Movement;

// Each change by itself would be rounded to one more or less than what stands beside it.
const said = movement(
  "100.4",
  "101.6",
  [
    ["new", "0", "5.4"],
    ["grown", "61.4", "60.5"],
    ["lost", "39", "35.7"],
  ],
  "0.4",
  "0.000000",
  "-1.3",
);

test("what is shown of a bridge adds up to what is shown at its end", () => {
  const rows = bridgeRows(said);
  expect(rows.map(({ id }) => id)).toEqual(["before", "new", "lost", "volume", "redress", "now"]);
  const amounts = rows.map(({ amount }) => Number(amount));
  expect(amounts.slice(0, -1).reduce((sum, amount) => sum + amount, 0)).toBe(amounts.at(-1));
  expect([amounts[0], amounts.at(-1)]).toEqual([100, 102]);
});

test("what is shown of the movements adds up along and down, and is what the bridge says of them", () => {
  const rows = groupRows(said);
  const sum = (of: "before" | "now" | "change") => rows.reduce((all, row) => all + Number(row[of]), 0);
  expect([sum("before"), sum("now"), sum("change")]).toEqual([100, 102, 2]);
  for (const { before, now, change } of rows) expect(Number(now) - Number(before)).toBe(Number(change));
  const bridge = new Map<string, string>(bridgeRows(said).map(({ id, amount }) => [id, amount]));
  for (const { group, change } of rows) expect([group, bridge.get(group) ?? change]).toEqual([group, change]);
});

test("a bridge without effects still leads from the one to the other", () => {
  const rows = bridgeRows(
    movement("0.4", "5.6", [
      ["new", "0", "5.3"],
      ["same", "0.4", "0.3"],
    ]),
  );
  expect(rows.map(({ amount }) => Number(amount))).toEqual([0, 6, 6]);
});

test("the change of one customer is what lies between what stands beside it", () => {
  expect(shownChange({ before: "7410.6", now: "3882.4" })).toBe("-3529");
});
