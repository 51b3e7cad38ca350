import { describe, expect, it } from "vitest";
import { Intake } from "../intake.ts";
import { match } from "../match.ts";
import type { Role } from "../roles.ts";

const columns: Role[] = ["givenName", "familyName", "email", "phone", "birthDate"];
const [given, family] = [
  ["Anna", "Boris", "Carla", "Dimitri", "Elena", "Farid", "Greta", "Hamid", "Ines", "Jonas", "Katya"],
  ["Abbott", "Brandt", "Castillo", "Dubois", "Eriksson", "Ferrari", "Grabowski", "Hoffmann", "Ivanenko"],
];

function person(i: number, phone = i): string[] {
  const [g, f] = [given[(i * 7) % 11] ?? "", family[(i * 5) % 9] ?? ""];
  const born = `${1940 + ((i * 17) % 60)}-${String((i % 12) + 1).padStart(2, "0")}-${String((i % 27) + 1).padStart(2, "0")}`;
  return [g, f, `${g}.${f}${i}@example.org`.toLowerCase(), `0421 ${1_000_000 + phone * 7919}`, born];
}

/** Two files of 120 people; the later one holds the first `again` of them once more, with another phone, or those of `others`. */
async function linked(again: number, once = (i: number) => person(i, i + 500)) {
  const intake = new Intake("person", { columns, dayFirst: true });
  for (let i = 0; i < 120; i++) intake.add(person(i), 0);
  for (let i = 0; i < 120; i++) intake.add(person(i), 1);
  for (let i = 0; i < again; i++) intake.add(once(i), 1);
  return await match(intake.done(), { mode: "link", threads: 1 });
}

describe("a file that is linked", () => {
  it("holds some of its records more than once where many pairs that are like one of the other file are one", async () => {
    const { repeating, groupOf, pairs } = await linked(30);
    expect([...repeating]).toEqual([1]);
    expect([groupOf[120 + 5], groupOf[240 + 5]]).toEqual([groupOf[5], groupOf[5]]);
    expect(groupOf[6]).not.toBe(groupOf[5]);
    for (const { a, b } of pairs) expect(a < 120 && b >= 120).toBe(true);
  });

  it("is free of duplicates where there are a few", async () => {
    const { repeating, groupOf } = await linked(4);
    expect(repeating.size).toBe(0);
    expect(groupOf[240 + 2]).not.toBe(groupOf[120 + 2]);
  });
});
