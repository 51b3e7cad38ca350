import { expect, test } from "vitest";
import { rolesOfColumns } from "./roles-of-columns.ts";

function told(header: readonly string[], rows: readonly (readonly string[])[]) {
  const { kind, columns } = rolesOfColumns(header, rows);
  return { kind, roles: Object.fromEntries(columns.map(({ column, role }) => [column, role])) };
}

const people = [
  ...["Anna Meyer", "Thomas Koch", "Sabine Vogel", "Frank Becker", "Petra Lang", "Stefan Roth"],
  ...["Martin Haas", "Julia Braun", "Karin Wolf", "Peter Busch"],
];
const streets = people.map((_, row) => `${row + 2} Mill Road`);

test("whom an order is sent to is no employer of whom it is billed to, but where it names companies", () => {
  const header = ["Billing Name", "Email", "Shipping Name"];
  const sentTo = (names: readonly string[]) =>
    told(
      header,
      people.map((name, row) => [name, `c${row}@web.example`, names[row] ?? ""]),
    ).roles["Shipping Name"];
  expect(sentTo(people.map((name) => name.toUpperCase().split(" ").reverse().join(" ")))).not.toBe(
    "organisation",
  );
  expect(sentTo(people.map((_, row) => `Arbor ${row} Ltd`))).toBe("organisation");
});

test("what has no name else is called by the column that may be one best", () => {
  const houses = people.map((name) => `${name.split(" ")[1]} House`);
  const rows = houses.map((name, row) => [name, streets[row] ?? "", "Leeds"]);
  const header = ["Property", "Full address", "Town"];
  expect(told(header, rows)).toEqual({
    kind: "organisation",
    roles: { Property: "organisation", "Full address": "street", Town: "city" },
  });
});

test("“Name” beside “Firma” is who works there, whatever job is said behind it", () => {
  const rows = people.map((name, row) => [
    [name, `${name} - Head of Sales`, `${name} (Einkauf)`][row % 3] ?? "",
    `Arbor ${row % 4} GmbH`,
    `p${row}@arbor.example`,
  ]);
  expect(told(["Name", "Firma", "Mail"], rows)).toEqual({
    kind: "person",
    roles: { Name: "fullName", Firma: "organisation", Mail: "email" },
  });
});

test("a UID of few figures is what a system calls the row, a long one a company's number", () => {
  const uid = (code: (row: number) => string) =>
    told(
      ["uid", "company", "city"],
      people.map((_, row) => [code(row), `Arbor ${row} Ltd`, "Leeds"]),
    ).roles.uid;
  expect(uid((row) => `C00${row}`)).toBe("id");
  expect(uid((row) => `CHE-123.456.78${row}`)).toBe("taxId");
});

test("“Dates” are years of birth where they say from when to when somebody lived, and no seasons", () => {
  const dates = (cell: (row: number) => string) =>
    told(
      ["heading", "dates"],
      people.map((name, row) => [name.split(" ").reverse().join(", "), cell(row)]),
    ).roles.dates;
  expect(dates((row) => (row % 3 === 0 ? `b. 18${row}5` : `18${row}5-19${row}1`))).toBe("birthYear");
  expect(dates((row) => `198${row}-198${row + 1}`)).toBe(null);
});
