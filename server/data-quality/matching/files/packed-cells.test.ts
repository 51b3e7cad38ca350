import { expect, test } from "vitest";
import { packedColumn, unpackRows } from "./packed-cells.ts";

const none = () => false;

async function unpacked(header: readonly string[], rows: readonly (readonly string[])[]) {
  const packed = packedColumn(header, rows, none);
  if (packed === null) return null;
  async function* bundles() {
    yield rows;
  }
  const found: Record<string, string>[] = [];
  for await (const bundle of unpackRows(bundles(), packed))
    for (const cells of bundle)
      found.push(
        Object.fromEntries(packed.header.flatMap((name, at) => (cells[at] ? [[name, cells[at] ?? ""]] : []))),
      );
  return found;
}

/** As many rows as a column needs to tell what it is. */
const often = (cell: string) => Array.from({ length: 6 }, (_, at) => [String(at), cell]);

test.each([
  [
    "Amber Chapman, 38323 Aachen, 07537 122025",
    { name: "Amber Chapman", city: "38323 Aachen", phone: "07537 122025" },
  ],
  [
    "Jill Rowley, 60 Ahornallee, 73681 Calw, rowley@web.example",
    { name: "Jill Rowley", address: "60 Ahornallee, 73681 Calw", email: "rowley@web.example" },
  ],
  [
    "Chapman, Amber\n12 High St\nLeeds\nLS1 2AB\nTel: 0113 496 0001",
    { name: "Chapman, Amber", address: "12 High St, Leeds, LS1 2AB", phone: "0113 496 0001" },
  ],
  [
    "Arbor Ltd | 1 Mill Lane | York YO1 7HH | 1.2.1980",
    { name: "Arbor Ltd", address: "1 Mill Lane, York YO1 7HH", "birth date": "1.2.1980" },
  ],
  ["Jane Doe <jane@doe.example>", { name: "Jane Doe", email: "jane@doe.example" }],
])("%s is taken apart", async (cell, parts) => {
  expect((await unpacked(["Nr", "Contact"], often(cell)))?.[3]).toEqual({ Nr: "3", ...parts });
});

test("some mailboxes with a name are enough, and what holds a name alone stays one", async () => {
  const rows = [...often("Jane Doe <jane@doe.example>").slice(0, 2), ...often("John Roe").slice(2)];
  const found = await unpacked(["Nr", "To"], rows);
  expect(found?.[1]).toEqual({ Nr: "1", name: "Jane Doe", email: "jane@doe.example" });
  expect(found?.[4]).toEqual({ Nr: "4", name: "John Roe" });
});

test.each([
  "Hauptstr. 5, 10115 Berlin",
  "Smith, John",
  "red, green, blue",
  "12 Main St, Springfield, IL 62704",
  "A sentence, and another one, about nothing at all",
])("%s is no packed cell", async (cell) => {
  expect(await unpacked(["Nr", "Contact"], often(cell))).toBeNull();
});

test("is left as it is where another column says who they are", () => {
  const rows = often("The Old Rectory, 12 High St, Leeds, LS1 2AB");
  expect(packedColumn(["Nr", "Address"], rows, none)?.place).toBe(1);
  expect(packedColumn(["Nr", "Address"], rows, (place) => place === 1)).toBeNull();
});

test("a column of a name that is one of the parts' keeps it", async () => {
  const rows = often("Amber Chapman, 38323 Aachen").map(([at = "", cell = ""]) => [at, cell]);
  expect(packedColumn(["name", "Contact"], rows, none)?.header.slice(0, 3)).toEqual([
    ...["name", "name (2)", "address"],
  ]);
});
