import { expect, it } from "vitest";
import { Intake } from "../intake.ts";
import { match } from "../match.ts";
import type { Role } from "../roles.ts";

const words = ["Blue", "North", "Prime", "Royal", "Metro", "Delta", "Harbour", "Silver", "Stone"];
const trades = ["Foods", "Timber", "Dental", "Logistics", "Media", "Energy", "Bakery"];
const nameOf = (i: number) =>
  `${words[i % 9]} ${words[(i * 5 + 2) % 9]} ${trades[i % 7]} ${String.fromCharCode(97 + (i % 26)).repeat(3)}${i % 11}x`;

/** 300 organisations, every third of which stands there twice. */
async function matched(columns: Role[], cells: (i: number) => readonly string[]) {
  const intake = new Intake("organisation", { columns, dayFirst: true });
  for (let i = 0; i < 300; i++) intake.add([`${nameOf(i)} Ltd`, ...cells(i)]);
  for (let i = 0; i < 100; i++) intake.add([nameOf(i * 3).toUpperCase(), ...cells(i * 3 + 1)]);
  const { groupOf, pairs } = await match(intake.done(), { mode: "dedupe", threads: 1 });
  const found = Array.from({ length: 100 }, (_, i) => groupOf[300 + i] === groupOf[i * 3]);
  return { found: found.filter(Boolean).length, pairs: [...pairs], groupOf };
}

it("takes organisations of one name for one where nothing but names is known, and none beyond doubt", async () => {
  const { found, pairs, groupOf } = await matched(["organisation"], () => []);
  expect(found).toBeGreaterThan(90);
  expect(groupOf[1]).not.toBe(groupOf[2]);
  expect(pairs.some(({ isAutomatic }) => isAutomatic)).toBe(false);
});

it("leaves them apart where each is known to be in another town", async () => {
  const { found } = await matched(["organisation", "city"], (i) => [`${words[i % 9]}ville`]);
  expect(found).toBe(0);
});
