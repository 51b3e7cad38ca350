import { describe, expect, test } from "vitest";
import {
  choicesOf,
  fieldsOf,
  importKinds,
  isWish,
  requiredOf,
} from "../../../../contract/data-quality/imports/import-kinds.ts";
import type {
  ImportProfile,
  ModuleMap,
  PartMap,
} from "../../../../contract/data-quality/imports/import-mapping.ts";
import { columnsOf, faultOfMap } from "../drafts/fault-of-map.ts";
import { profiles } from "./profiles.ts";

const maps = profiles.flatMap((profile) =>
  Object.entries(profile.modules).flatMap(([name, module]) => [
    { profile, name, map: module as ModuleMap | PartMap },
    ...Object.entries(module.parts).map(([part, map]) => ({ profile, name: part, map })),
  ]),
);
/** Every module and part of a system, in whichever of its profiles. */
const modulesOf = ({ source }: ImportProfile) =>
  new Map(maps.filter(({ profile }) => profile.source === source).map(({ name, map }) => [name, map]));
const targetsOf = ({ columns }: ModuleMap | PartMap) =>
  Object.values(columns)
    .flat()
    .map((target) => (typeof target === "string" ? { field: target } : target));

describe.each(maps)("$profile.title: $name", ({ profile, map }) => {
  test("fills fields that its kind has, with words that they know", () => {
    const wrong: string[] = [];
    const check = (field: string, words: readonly string[]) => {
      const choices = choicesOf(map.kind, field);
      const isKnown = field === "custom" || isWish(field) || field in fieldsOf(map.kind);
      if (!isKnown) wrong.push(field);
      if (choices) wrong.push(...words.filter((word) => word !== "" && !choices.includes(word)));
    };
    for (const target of targetsOf(map)) {
      const { field, values = {}, otherwise = "" } = { values: undefined, otherwise: undefined, ...target };
      check(field, [...Object.values(values), otherwise]);
    }
    for (const [field, word] of [...Object.entries(map.always), ...Object.entries(map.usually)])
      check(field, [word]);
    expect(wrong).toEqual([]);
  });

  test("says all that a record of its kind needs, and names records that there are", () => {
    const filled = new Set([
      ...targetsOf(map).map(({ field }) => field),
      ...Object.keys(map.always),
      ...Object.keys(map.usually),
    ]);
    const needed = requiredOf(map.kind);
    expect(needed.fields.filter((field) => !filled.has(field))).toEqual([]);
    expect(needed.links.filter((link) => !(link in map.links))).toEqual([]);
    const known = modulesOf(profile);
    const standIns = Object.entries("orLinks" in map ? map.orLinks : {});
    const links = [
      ...Object.entries(map.links),
      ...standIns.flatMap(([name, given]) => [given].flat().map((link) => [name, link] as const)),
    ];
    const wrong = links.filter(([name, { to, orTo = [] }]) => {
      const isLink = (importKinds[map.kind].links as readonly string[]).includes(name);
      return !isLink || [to, ...orTo].some((module) => !known.has(module));
    });
    expect(wrong).toEqual([]);
    const steps = map.party.filter(
      (step) => typeof step === "string" && !links.some(([name]) => name === step),
    );
    expect(steps).toEqual([]);
  });
});

test.each(
  profiles.flatMap(({ title, modules }) =>
    Object.entries(modules).map(([name, map]) => ({ title, name, map })),
  ),
)("$title: $name is read on the import's page as the profile says, and is not proposed anew", ({ map }) => {
  const targets = Object.values(map.links).map(({ to }) => ({ module: to, map: null }));
  const header = [...new Set([...map.header, ...columnsOf(map)])];
  expect(faultOfMap(map, { header, targets, before: map })).toBeNull();
});
