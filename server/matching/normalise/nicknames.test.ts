import { expect, test } from "vitest";
import { readTable } from "../tables/read-table.ts";
import { isNicknameOf, nicknameRoots } from "./nicknames.ts";

test.each([
  ["bill", "william"],
  ["bill", "will"],
  ["peggy", "margaret"],
  ["jorg", "georg"],
  ["joerg", "georg"],
  ["sepp", "josef"],
  ["uschi", "ursula"],
  ["paco", "francisco"],
  ["pepe", "jose"],
  ["beppe", "giuseppe"],
  ["kasia", "katarzyna"],
  ["gosia", "malgorzata"],
  ["sasha", "aleksandr"],
  ["kees", "cornelis"],
  ["manu", "emmanuel"],
  ["lachie", "lachlan"],
  ["kostas", "konstantinos"],
  ["grzesiek", "grzegorz"],
  ["zhenia", "yevheniia"],
  ["mohamed", "muhammad"],
  ["samir", "sameer"],
  ["sergei", "sergey"],
  ["serhii", "sergey"],
  ["mykola", "nikolay"],
  ["dmitro", "dmitry"],
  ["svitlana", "svetlana"],
])("%s and %s may be one person's", (a, b) => {
  expect(isNicknameOf(a, b)).toBe(true);
  expect(isNicknameOf(b, a)).toBe(true);
});

test.each([
  ["alexander", "alexandra"],
  ["christina", "christopher"],
  ["robert", "william"],
  ["helen", "ellen"],
  ["andrea", "andrew"],
  ["peter", "petra"],
  ["aaron", "erin"],
  ["anna", "hannah"],
  ["smith", "bill"],
  ["bill", "bill"],
  ["", "bill"],
])("%s and %s are not", (a, b) => {
  expect(isNicknameOf(a, b)).toBe(false);
  expect(isNicknameOf(b, a)).toBe(false);
});

test("a short form leads to all names it can stand for, a full name to none", () => {
  expect(nicknameRoots("lena")).toEqual(expect.arrayContaining(["helena", "magdalena", "elena"]));
  expect(nicknameRoots("wilhelm")).toEqual([]);
  expect(nicknameRoots("xqz")).toEqual([]);
});

test("no name of the table is short for itself, and none is a mere initial", () => {
  for (const [full = "", shortForms = ""] of readTable("nicknames"))
    for (const short of shortForms.split(" ")) {
      expect(nicknameRoots(short), short).not.toContain(short);
      expect(short.length, `${short} for ${full}`).toBeGreaterThan(1);
    }
});
