/**
 * Numbers that look random and are the same on every machine: xoshiro128** (Blackman & Vigna, 2018), begun anew for each
 * customer and purpose, so that one customer can be made without the others and a change of one purpose leaves the rest.
 */
export type Random = { a: number; b: number; c: number; d: number };

/** @param purpose any number of one's own; the same three give the same sequence */
export function randomFor(seed: number, index: number, purpose: number): Random {
  let state = mix(seed ^ 0x9e3779b9);
  const draw = () => {
    state = mix((state + 0x9e3779b9) | 0);
    return state;
  };
  state = mix(state ^ index);
  state = mix(state ^ Math.imul(purpose, 0x85ebca6b));
  const [a, b, c, d] = [draw(), draw(), draw(), draw()];
  return { a, b, c, d: d === 0 ? 1 : d };
}

/** The last step of MurmurHash3: every bit of the input moves every bit of the output. */
export function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The next 32 bits, as an unsigned number. */
export function bits(random: Random): number {
  const times5 = Math.imul(random.b, 5);
  const result = Math.imul((times5 << 7) | (times5 >>> 25), 9);
  const shifted = random.b << 9;
  random.c ^= random.a;
  random.d ^= random.b;
  random.b ^= random.c;
  random.a ^= random.d;
  random.c ^= shifted;
  random.d = (random.d << 11) | (random.d >>> 21);
  return result >>> 0;
}

/** 0 up to, not including, 1. */
export function share(random: Random): number {
  return bits(random) / 4_294_967_296;
}

/** A whole number, both ends included. */
export function whole(random: Random, from: number, to: number): number {
  return from + Math.floor(share(random) * (to - from + 1));
}

/** Whether something happens that happens so many times in a hundred. */
export function chance(random: Random, percent: number): boolean {
  return share(random) * 100 < percent;
}

export function pick<T>(random: Random, from: readonly T[]): T {
  const found = from[Math.floor(share(random) * from.length)];
  if (found === undefined) throw new Error("Nothing to pick from.");
  return found;
}

/** One of them, each as likely as its weight says. */
export function pickWeighted<T>(random: Random, from: readonly (readonly [T, number])[]): T {
  let left = share(random) * from.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of from) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = from.at(-1);
  if (last === undefined) throw new Error("Nothing to pick from.");
  return last[0];
}

/** A whole number that is the given one on average: 2.3 is 2 in seven cases of ten and 3 in the others. */
export function rounded(random: Random, expected: number): number {
  return Math.floor(expected + share(random));
}

/** Around 1, seldom below `1 - spread` or above `1 + spread`: the mean of three even draws. */
export function around(random: Random, spread: number): number {
  return 1 + ((share(random) + share(random) + share(random)) / 1.5 - 1) * spread;
}
