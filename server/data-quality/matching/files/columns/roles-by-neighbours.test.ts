import { expect, test } from "vitest";
import { rolesOfColumns } from "./roles-of-columns.ts";

const given = ["Kenneth", "Margrit", "Ines", "Helmut", "Katarina", "Anna", "Peter", "Maria"];
const family = [
  "Beyer",
  "Ebert",
  "Lindner",
  "Karz",
  "Osterkamp",
  "Voss",
  "Lund",
  "Dale",
  "Kern",
  "Rist",
  "Moll",
];
const towns = ["Füssen", "Ulm", "Kiel", "Jena", "Hof"];
const people = Array.from({ length: 44 }, (_, at) => ({
  id: `P${1000 + at}`,
  given: given[at % 8] ?? "",
  family: family[at % 11] ?? "",
  postcode: ["87629", "89073", "24103", "07743", "95028"][at % 5] ?? "",
  town: towns[at % 5] ?? "",
}));
type Person = (typeof people)[number];

function rolesIn(header: readonly string[], cells: (one: Person, at: number) => readonly string[]) {
  const { kind, columns } = rolesOfColumns(header, people.map(cells));
  return [kind, ...columns.map(({ role }) => role)];
}

test("columns that nobody named are known by their cells and their neighbours", () => {
  const header = ["F1", "F2", "F3", "F4", "F5"];
  expect(rolesIn(header, (one) => [one.id, one.given, one.family, one.postcode, one.town])).toEqual([
    ...["person", "id", "givenName", "familyName", "postcode", "city"],
  ]);
  expect(rolesIn(header, (one) => [one.id, one.family, one.given, one.town, one.postcode])).toEqual([
    ...["person", "id", "familyName", "givenName", "city", "postcode"],
  ]);
});

test("whole names of people, titles and all, and of companies", () => {
  const header = ["No", "Addressee", "PC"];
  expect(rolesIn(header, (one) => [one.id, `Mr ${one.given[0]} ${one.family}`, one.postcode])).toEqual([
    ...["person", "id", "fullName", "postcode"],
  ]);
  expect(
    rolesIn(header, (one, at) => [
      one.id,
      `${one.family} ${at % 2 ? "GmbH" : "Holding"} ${one.given}`,
      one.postcode,
    ]),
  ).toEqual(["organisation", "id", "organisation", "postcode"]);
});

test("a name in a language of which nobody here knows the names", () => {
  const strange = (at: number) => `Xel${"abcdefghijk"[at % 11]}o Quat${"lmnoprstuvwx"[at % 12]}`;
  expect(
    rolesIn(["Zok", "Geburtsdatum"], (_, at) => [strange(at), `19${40 + at}-03-0${1 + (at % 9)}`]),
  ).toEqual([...["person", "fullName", "birthDate"]]);
});

test("a column beside a postcode that it doesn't tell is no town", () => {
  const header = ["姓", "メイ", "〒"];
  expect(rolesIn(header, (one, at) => [one.family, `${given[(at * 3) % 8]}o`, one.postcode])).not.toContain(
    "city",
  );
});

test("what a name says is not overruled", () => {
  const header = ["Kunde", "Kategorie", "Ort"];
  expect(rolesIn(header, (one) => [`${one.given} ${one.family}`, one.given, one.town])).toEqual([
    ...["person", "fullName", "text", "city"],
  ]);
});

const count = 60;
const rowsOf = (cells: (at: number) => readonly string[]) =>
  Array.from({ length: count }, (_, at) => cells(at));
const named = (at: number) => `${given[at % 8]} ${family[(at * 7) % 11]}`;
const rolesOf = (header: readonly string[], rows: readonly (readonly string[])[]) => {
  const { kind, columns } = rolesOfColumns(header, rows);
  return [kind, ...columns.map(({ role }) => role)];
};

test("contacts of companies that stand in several rows each are people; where each stands once they go with it", () => {
  const cards = (companies: number) =>
    rowsOf((at) => [
      `${at}`,
      named(at),
      `${family[at % companies]} ${at % companies} Systems GmbH`,
      `030 55${1000 + at}`,
    ]);
  const header = ["No", "Contact", "Company Name", "Mobile"];
  expect(rolesOf(header, cards(8))).toEqual(["person", "id", "fullName", "organisation", "phone"]);
  expect(rolesOf(header, cards(count))[0]).toBe("organisation");
});

test("a term to sort by, short for the name beside it, says nothing of its own", () => {
  const rows = (term: (name: string, at: number) => string) =>
    rowsOf((at) => {
      const name = `${family[at % 11]} Werkzeugbau ${at} GmbH`;
      return [`V${at}`, name, term(name, at), towns[at % 5] ?? ""];
    });
  const header = ["LIFNR", "NAME1", "SORTL", "ORT01"];
  expect(
    rolesOf(
      header,
      rows((name) => name.toUpperCase().slice(0, 10)),
    )[3],
  ).toBeNull();
  expect(
    rolesOf(
      header,
      rows((_, at) => `K ${family[(at * 3) % 11]}`),
    )[3],
  ).toBe("text");
});

test("numbers of one each are the person's, forms of address no employer, and a code beside the town its postcode", () => {
  const rows = rowsOf((at) => [
    `K${at}`,
    ["Mnr", "Mev", "Dr", ""][at % 4] ?? "",
    given[at % 8] ?? "",
    family[at % 11] ?? "",
    `80010150${10_000 + (at % 40)}`,
    towns[at % 5] ?? "",
    `${8001 + (at % 5)}`,
  ]);
  const header = ["Kliëntnr", "Titel", "First names", "Surname", "ID No", "Town / Dorp", "Code"];
  expect(rolesOf(header, rows)).toEqual([
    ...["person", "id", "jobTitle", "givenName", "familyName", "personalId", "city", "postcode"],
  ]);
});
