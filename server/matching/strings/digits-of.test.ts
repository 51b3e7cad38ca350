import { expect, it } from "vitest";
import { dice } from "../../../test/dice.ts";
import { areOtherNumbers, digitsOfBytes } from "./digits-of.ts";
import { editsWithin } from "./edits-within.ts";

const digitsOf = (text: string) => digitsOfBytes(Buffer.from(text), 0, text.length);

it("never calls numbers others that are one edit apart, or one the end of the other, and nearly all that are not", () => {
  const random = dice(5);
  const digit = () => String(random(random(4) === 0 ? 2 : 10));
  let [unlike, told] = [0, 0];
  for (let n = 0; n < 30_000; n++) {
    const x = Array.from({ length: 5 + random(14) }, digit).join("");
    const at = random(x.length);
    const y = [
      Array.from({ length: x.length }, digit).join(""),
      x.slice(0, at) + digit() + x.slice(at + 1),
      x.slice(0, at) + x.slice(at + 1),
      x.slice(random(x.length)),
      "7".repeat(random(12)) + x,
    ][random(5)] as string;
    const areLike = editsWithin(x, y, 1) <= 1 || x.endsWith(y) || y.endsWith(x);
    const areOthers = areOtherNumbers(digitsOf(x), digitsOf(y));
    expect([x, y, areOthers && areLike]).toEqual([x, y, false]);
    expect(areOtherNumbers(digitsOf(y), digitsOf(x))).toBe(areOthers);
    if (areLike || x.length !== y.length) continue;
    unlike += 1;
    if (areOthers) told += 1;
  }
  expect(told / unlike).toBeGreaterThan(0.75);
});
