import { roundTicks } from "./scale.ts";

/**
 * A scale from amounts to places. Straight when `bend` is 0; otherwise it is straight about zero and like a logarithm
 * beyond `bend` on either side (asinh), so that losses, zero and a long tail of the very large stand in one picture.
 */
export type BentScale = { bend: number; at: (amount: number) => number; back: (place: number) => number };

export function bentScale(bend: number): BentScale {
  return bend === 0
    ? { bend, at: (amount) => amount, back: (place) => place }
    : { bend, at: (amount) => Math.asinh(amount / bend), back: (place) => Math.sinh(place) * bend };
}

/** Where amounts begin to count as far from zero: a power of ten at half of the amount in the middle. */
export function bendOf(amounts: Float32Array): number {
  if (amounts.length === 0) return 1;
  const sizes = amounts.map(Math.abs).sort();
  const middle = sizes[sizes.length >> 1] ?? 0;
  return middle < 2 ? 1 : 10 ** Math.floor(Math.log10(middle / 2));
}

/**
 * Amounts to write on an axis that reaches over these places: round steps on a straight scale, zero and powers of ten on a bent
 * one (with their threefold where that leaves too few).
 */
export function ticksOf(scale: BentScale, low: number, high: number, count: number): number[] {
  if (scale.bend === 0) return roundTicks(low, high, count);
  const inside = (amounts: readonly number[]) =>
    amounts.filter((amount) => scale.at(amount) >= low && scale.at(amount) <= high);
  const sizes = Array.from({ length: 16 }, (_, power) => scale.bend * 10 ** power);
  const signed = (of: readonly number[]) => [...of.map((size) => -size).reverse(), 0, ...of];
  const tens = inside(signed(sizes));
  if (tens.length < 4) return inside(signed(sizes.flatMap((size) => [size, 3 * size])));
  // Powers stand about evenly; every second one is enough where there is little room.
  const step = Math.ceil((tens.length - 1) / Math.max(1, count));
  const zero = tens.indexOf(0);
  return tens.filter((_, index) => (index - Math.max(0, zero)) % step === 0);
}
