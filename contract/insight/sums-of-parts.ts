/**
 * Gives each part its share of a total in steps of 10^-decimals: in proportion to the weights, what is left of the last
 * step to those whose remainders are largest, the earlier one first. Shares add up to the total, whatever its digits: what
 * lies below a step goes to the first of them. Weights below zero count as zero; without any weight all parts are alike.
 */
export function spreadOver(total: string, weights: readonly string[], decimals = 2): string[] {
  if (weights.length === 0) return [];
  const given = weights.map(unitsOf).map((weight) => (weight < 0n ? 0n : weight));
  const parts = given.some((weight) => weight > 0n) ? given : given.map(() => 1n);
  const whole = parts.reduce((sum, part) => sum + part, 0n);
  const units = unitsOf(total);
  // Shares are kept whole by counting in units of the sum of all weights.
  return settle(
    units * whole,
    parts.map((part) => units * part),
    stepOf(decimals) * whole,
  ).map((share) => textOf(share / whole, decimals));
}

/**
 * Amounts as they are shown: each rounded, and together what is shown of their total. The steps that rounding leaves open
 * go to those that lost or gained most by it, so that what stands on the screen can be added up by hand.
 */
export function shownParts(total: string, amounts: readonly string[], decimals = 2): string[] {
  const shown = rounded(unitsOf(total), stepOf(decimals));
  return settle(shown, amounts.map(unitsOf), stepOf(decimals)).map((part) => textOf(part, decimals));
}

export type ShownRow = { kind: "start" | "step" | "total"; amount: string };

/**
 * A waterfall as it is shown: totals are rounded as they are, and the rows between two of them are settled so that they
 * lead from the one to the other.
 */
export function shownRows(rows: readonly ShownRow[], decimals = 2): string[] {
  const step = stepOf(decimals);
  const shown: bigint[] = [];
  let from = 0n;
  let open: bigint[] = [];
  for (const row of rows) {
    const units = unitsOf(row.amount);
    if (row.kind !== "total") {
      open.push(units);
      continue;
    }
    const total = rounded(units, step);
    shown.push(...settle(total - from, open, step), total);
    [from, open] = [total, []];
  }
  const rest = rounded(
    open.reduce((sum, units) => sum + units, 0n),
    step,
  );
  return [...shown, ...settle(rest, open, step)].map((units) => textOf(units, decimals));
}

/** Cut to whole steps towards minus infinity; the steps still open then go where most was cut off. */
function settle(total: bigint, exact: readonly bigint[], step: bigint): bigint[] {
  const parts = exact.map((units) => units - remainder(units, step));
  if (parts.length === 0) return parts;
  let open = parts.reduce((rest, units) => rest - units, total);
  const order = exact
    .map((units, at) => ({ at, lost: remainder(units, step) }))
    .sort((one, other) => Number(other.lost > one.lost) - Number(other.lost < one.lost) || one.at - other.at);
  const turn = open < 0n ? order.toReversed() : order;
  const sign = open < 0n ? -1n : 1n;
  const first = turn[0]?.at ?? 0;
  for (let no = 0; open * sign >= step; no++) {
    add(parts, turn[no % turn.length]?.at ?? first, step * sign);
    open -= step * sign;
  }
  add(parts, first, open);
  return parts;
}

function add(parts: bigint[], at: number, units: bigint): void {
  parts[at] = (parts[at] ?? 0n) + units;
}

function remainder(units: bigint, step: bigint): bigint {
  return ((units % step) + step) % step;
}

/** Half to the even step, so that halves don't drift. */
function rounded(units: bigint, step: bigint): bigint {
  const rest = remainder(units, step);
  const low = units - rest;
  if (rest * 2n < step) return low;
  if (rest * 2n > step) return low + step;
  return (low / step) % 2n === 0n ? low : low + step;
}

// More digits than any amount has: amounts have six, and products of amounts and rates twelve.
const places = 20;

function stepOf(decimals: number): bigint {
  return 10n ** BigInt(places - decimals);
}

function unitsOf(amount: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  if (match === null) throw new Error(`${amount} is no amount.`);
  const [, sign, whole = "0", part = ""] = match;
  const units = BigInt(whole + part.slice(0, places).padEnd(places, "0"));
  return sign === "-" ? -units : units;
}

function textOf(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const part = digits.slice(-places).replace(/0+$/, "").padEnd(decimals, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -places)}${part === "" ? "" : `.${part}`}`;
}
