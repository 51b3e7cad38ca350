import { expect, it } from "vitest";
import { dice } from "../../../test/dice.ts";
import { ColumnWriter } from "../encode/text-column.ts";
import { foldUmlauts } from "../normalise/plain-words.ts";
import { jaroWinkler } from "../strings/jaro-winkler.ts";
import { areFarApart, formOf, isTypingError } from "./forms.ts";
import { comparePlainFamilies, plainFamily } from "./plain-family-names.ts";

/** Names of few letters, each with an e more, a letter less, two swapped, and its start. */
function alikeNames(): string[] {
  const random = dice(5);
  const made = Array.from({ length: 130 }, () =>
    Array.from({ length: 2 + random(9) }, () => "aeounmrst"[random(9)] ?? "").join(""),
  );
  return made.flatMap((name) => {
    const at = random(name.length);
    return [
      name,
      `${name.slice(0, at)}e${name.slice(at)}`,
      name.slice(0, at) + name.slice(at + 1),
      name.slice(0, at) + [...name.slice(at, at + 2)].reverse().join("") + name.slice(at + 2),
      name.slice(0, 5),
      `${name}${"nm".repeat(20)}`,
    ];
  });
}

const names = [...new Set(["mueller", "muller", "baeuerle", "baurle", ...alikeNames()])].filter(
  (name) => name.length > 1,
);

/** The same from their forms. */
function ofForms(one: string, other: string): number {
  const [x, y] = [formOf(one), formOf(other)];
  if (foldUmlauts(one) === foldUmlauts(other)) return plainFamily.umlaut;
  if (isTypingError(x, y)) return plainFamily.typo;
  const isStart = one.startsWith(other) || other.startsWith(one);
  if (isStart && Math.min(one.length, other.length) >= 4) return plainFamily.loose;
  return !areFarApart(x, y) && jaroWinkler(one, other) >= 0.86 ? plainFamily.loose : plainFamily.different;
}

it("says of two names from their bytes what their forms would say", () => {
  const writer = new ColumnWriter();
  for (const name of names) writer.add(name);
  const compare = comparePlainFamilies(writer.done(), 0.86);
  const said = new Set<number>();
  for (const [x, one] of names.entries())
    for (const [y, other] of names.entries()) {
      if (x === y) continue;
      const found = compare(x + 1, y + 1);
      said.add(found);
      if (found !== ofForms(one, other)) expect(`${one} ${other} ${found}`).toBe(ofForms(one, other));
    }
  expect(said.size).toBe(4);
});
