import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { roleTable } from "../../contract/permissions.ts";
import { isOpenTo, phonePlaces, placeGroups, placeOf } from "./places.ts";

const places = placeGroups.flatMap((group) => group.places);

test("every place of the rail has its page", () => {
  const routes = readFileSync(new URL("../routes.tsx", import.meta.url), "utf8");
  for (const place of places) expect(routes).toContain(`path: "${place.href}"`);
});

test("every place has a letter of its own, and a thumb reaches four", () => {
  const letters = places.map((place) => place.letter);
  expect(new Set(letters).size).toBe(places.length);
  expect(phonePlaces.filter((id) => places.some((place) => place.id === id))).toHaveLength(4);
});

test("an address lies in the longest place it begins with, a card among the customers", () => {
  expect(placeOf("/customers")).toBe("customers");
  expect(placeOf("/parties/1/documents/2")).toBe("customers");
  expect(placeOf("/administration/users")).toBe("administration");
  expect(placeOf("/nowhere")).toBeUndefined();
});

test("whoever may see what was found to be twice finds it in the rail, and auditors do", () => {
  const duplicates = places.find((place) => place.id === "duplicates");
  expect(duplicates?.permission).toBe("duplicate.read");
  expect(roleTable.auditor.may).toContain(duplicates?.permission);
});

test("what belongs to no customer is offered to those who see all of them, and to nobody else", () => {
  const unattributed = places.filter((place) => place.id === "unattributed");
  const isOffered = (role: keyof typeof roleTable) =>
    unattributed.every((place) =>
      isOpenTo(place, { permissions: roleTable[role].may, scope: roleTable[role].scope }),
    );
  expect(isOffered("seller")).toBe(false);
  expect(isOffered("operator")).toBe(true);
  expect(isOffered("auditor")).toBe(true);
});
