import { describe, expect, test } from "vitest";
import { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import { addUse, changeLink, changeTarget, changeUse } from "./change-use.ts";
import { usesOf } from "./uses-of-column.ts";

const map = ModuleMap.parse({
  kind: "organisation",
  id: ["Nr"],
  name: ["Firma"],
  columns: {
    Firma: "name",
    Telefon: "phone",
    Klasse: [
      { field: "role", values: { K: "customer" } },
      { field: "stage", values: { K: "customer" } },
    ],
  },
  links: { owner: { column: "Betreuer", to: "Users" } },
  ignored: ["Betreuername"],
  parts: { Ansprechpartner: { kind: "person", columns: { Name: "family_name" } } },
});
const text = { type: "text" } as const;

test.each([
  ["Nr", [{ as: "id" }]],
  ["firma", [{ as: "name" }, { as: "field", field: "name" }]],
  ["Betreuer", [{ as: "link", link: "owner" }]],
  ["Betreuername", [{ as: "ignored" }]],
  ["Lieblingsfarbe", [{ as: "custom" }]],
  ["Name", [{ as: "field", field: "family_name", link: "Ansprechpartner" }]],
])("%s is read as the mapping says", (column, uses) => {
  expect(usesOf(map, column)).toEqual(uses);
});

describe("a column that is read as something else", () => {
  test("loses what it was, however its name is written", () => {
    const changed = changeUse(map, "FIRMA", { as: "ignored" }, text);
    expect(usesOf(changed, "Firma")).toEqual([{ as: "ignored" }]);
    expect(changed).toMatchObject({ name: [], ignored: ["Betreuername", "FIRMA"] });
  });

  test("takes a field from the column that had it, which is kept as a field of the workspace", () => {
    const changed = changeUse(map, "Mobil", { as: "field", field: "phone" }, text);
    expect(usesOf(changed, "Mobil")).toEqual([{ as: "field", field: "phone" }]);
    expect(usesOf(changed, "Telefon")).toEqual([{ as: "custom" }]);
  });

  test("says whom not to write to beside another one that does", () => {
    const one = changeUse(map, "Newsletter", { as: "field", field: "no_mail" }, text);
    const both = changeUse(one, "Opt-out", { as: "field", field: "no_mail" }, text);
    expect(usesOf(both, "Newsletter")).toEqual([{ as: "field", field: "no_mail" }]);
    expect(usesOf(both, "Opt-out")).toEqual([{ as: "field", field: "no_mail" }]);
  });

  test("is kept under the type that was found in it", () => {
    const changed = changeUse(map, "Gegründet", { as: "custom" }, { type: "day" });
    expect(changed.columns.Gegründet).toEqual({ field: "custom", type: "day" });
  });

  test("leads where it is told, and a link has one column", () => {
    const changed = changeUse(map, "Zuständig", { as: "link", link: "owner" }, { ...text, to: "Users" });
    expect(changed.links.owner).toMatchObject({ column: "Zuständig", to: "Users" });
    expect(usesOf(changed, "Betreuer")).toEqual([{ as: "custom" }]);
  });

  test("is no longer part of a further record of the row", () => {
    expect(usesOf(changeUse(map, "Name", { as: "id" }, text), "Name")).toEqual([{ as: "id" }]);
  });
});

test("a column that a rule takes apart is what its pieces are, and in one piece once it is said to be something else", () => {
  const apart = ModuleMap.parse({
    kind: "person",
    name: ["Given"],
    columns: { Family: "family_name", Given: "given_name" },
    mend: [
      { column: "Name, Vorname", trim: true },
      { column: "Name, Vorname", split: ",", into: ["Family", "Given"] },
    ],
    ignored: ["Name, Vorname"],
  });
  expect(usesOf(apart, "name, vorname")).toEqual([
    { as: "field", field: "family_name" },
    { as: "field", field: "given_name" },
  ]);
  const whole = changeUse(apart, "Name, Vorname", { as: "field", field: "name" }, text);
  expect(usesOf(whole, "Name, Vorname")).toEqual([{ as: "field", field: "name" }]);
  expect(whole).toMatchObject({
    name: [],
    columns: { "Name, Vorname": "name" },
    mend: [{ column: "Name, Vorname", trim: true }],
  });
});

test("a column can be several things", () => {
  const changed = addUse(map, "Nr", { as: "field", field: "tax_number" }, text);
  expect(usesOf(changed, "Nr")).toEqual([{ as: "id" }, { as: "field", field: "tax_number" }]);
});

describe("how a field is read", () => {
  test("is said of the field that is meant, and of no other", () => {
    const changed = changeTarget(map, "Klasse", { field: "stage", values: { K: "prospect" } });
    expect(changed.columns.Klasse).toEqual([
      { field: "role", values: { K: "customer" } },
      { field: "stage", values: { K: "prospect" } },
    ]);
  });

  test("is written short again when nothing is said of it any more", () => {
    const said = changeTarget(map, "Telefon", { dateOrder: "day-first" });
    expect(said.columns.Telefon).toEqual({ field: "phone", dateOrder: "day-first" });
    expect(changeTarget(said, "Telefon", { dateOrder: undefined }).columns.Telefon).toBe("phone");
  });

  test("of a column that nothing mentioned makes it a field of the workspace", () => {
    expect(changeTarget(map, "Seit", { dateOrder: "day-first" }).columns.Seit).toEqual({
      field: "custom",
      dateOrder: "day-first",
    });
  });
});

test("a link leads elsewhere and keeps its column", () => {
  expect(changeLink(map, "owner", { to: "Staff", by: "name" }).links.owner).toMatchObject({
    column: "Betreuer",
    to: "Staff",
    by: "name",
  });
});
