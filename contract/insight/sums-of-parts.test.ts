import Big from "big.js";
import { expect, test } from "vitest";
import { type ShownRow, shownParts, shownRows, spreadOver } from "./sums-of-parts.ts";

const sum = (amounts: readonly string[]) =>
  amounts.reduce((total, amount) => total.plus(amount), new Big(0)).toFixed();

test.each([
  ["100", ["1", "1", "1"], ["33.34", "33.33", "33.33"]],
  ["10", ["0", "0"], ["5.00", "5.00"]],
  ["10", ["-5", "5"], ["0.00", "10.00"]],
  ["0.01", ["1", "2"], ["0.00", "0.01"]],
  ["-1", ["1", "1", "1"], ["-0.33", "-0.33", "-0.34"]],
  ["1.005", ["1", "1"], ["0.505", "0.50"]],
  ["5", [], []],
])("%s over the weights %j is %j", (total, weights, shares) => {
  expect(spreadOver(total, weights)).toEqual(shares);
});

test("what is shown adds up to what is shown of the total", () => {
  expect(shownParts("1.5", ["0.5", "0.5", "0.5"], 0)).toEqual(["1", "1", "0"]);
  expect(shownParts("100", ["33.333333", "33.333333", "33.333334"])).toEqual(["33.33", "33.33", "33.34"]);
  expect(shownParts("-0.015", ["-0.005", "-0.005", "-0.005"])).toEqual(["0.00", "-0.01", "-0.01"]);
  expect(shownParts("0", [])).toEqual([]);
});

test("a waterfall's rows lead from one shown total to the next", () => {
  const rows: ShownRow[] = [
    { kind: "start", amount: "100.4" },
    { kind: "step", amount: "-10.4" },
    { kind: "step", amount: "-10.4" },
    { kind: "total", amount: "79.6" },
    { kind: "step", amount: "-79.1" },
    { kind: "total", amount: "0.5" },
  ];
  expect(shownRows(rows, 0)).toEqual(["100", "-10", "-10", "80", "-80", "0"]);
});

/** Numbers that look random and are the same every time. */
function dice(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * end);
  };
}

test("displayed lines add up to displayed totals: 300 made-up waterfalls, no line moved by more than two steps", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const roll = dice(seed);
    const decimals = roll(3);
    let total = new Big(0);
    const rows: ShownRow[] = [{ kind: "start", amount: "0" }];
    for (let no = 0; no < 12; no++) {
      const amount = new Big(roll(2_000_000_000) - 1_000_000_000).div(1_000_000);
      total = total.plus(amount);
      rows.push({ kind: "step", amount: amount.toFixed() });
      if (roll(3) === 0) rows.push({ kind: "total", amount: total.toFixed() });
    }
    rows.push({ kind: "total", amount: total.toFixed() });
    const shown = shownRows(rows, decimals);
    let running = new Big(0);
    rows.forEach((row, at) => {
      const amount = new Big(shown[at] ?? "nothing");
      if (row.kind === "total") expect(running.eq(amount), `seed ${seed}, row ${at}`).toBe(true);
      else running = running.plus(amount);
      // A block is moved by the rounding of the totals around it, too.
      expect(amount.minus(row.amount).abs().lte(new Big(10).pow(-decimals).times(2))).toBe(true);
    });
    expect(
      sum(
        shownParts(
          total.toFixed(),
          rows.filter(({ kind }) => kind !== "total").map(({ amount }) => amount),
          decimals,
        ),
      ),
    ).toBe(total.round(decimals, Big.roundHalfEven).toFixed());
  }
});
