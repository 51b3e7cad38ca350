import { expect, it } from "vitest";
import { Intake } from "./intake.ts";
import { match } from "./match.ts";
import type { Role } from "./roles.ts";

const columns: Role[] = [
  "fullName",
  "email",
  "phone",
  "street",
  "postcode",
  "city",
  "country",
  "birthDate",
  "organisation",
  "website",
  "taxId",
  "text",
];
const long = 300_000;

/** Cells that no file should hold, each as long as a file may hold one. */
const cells = [
  "x".repeat(long),
  "🜚李é\u0301ﬃ".repeat(long / 6),
  "a ".repeat(long / 2),
  `a@${".".repeat(long)}b`,
  `${"<>".repeat(long / 2)}\na@b`,
  `${"x1 ".repeat(long / 3)}!`,
  `+${"0".repeat(long)}x1`,
  `${"1/".repeat(long / 2)}`,
  `${"st ".repeat(long / 3)}5`,
  "A.B.".repeat(long / 4),
  "\u202E\u0000\uFFFF \uD800".repeat(long / 5),
  "gmbh ".repeat(long / 5),
];

it("takes cells of any characters and three hundred thousand of them, in any column, without delay", async () => {
  for (const kind of ["person", "organisation"] as const) {
    const intake = new Intake(kind, { columns, dayFirst: true });
    for (let row = 0; row < cells.length; row++) {
      const begun = performance.now();
      intake.add(columns.map((_, place) => cells[(row + place) % cells.length] ?? ""));
      // Some tens of milliseconds; where time grows with the square of the length one cell takes seconds.
      expect(performance.now() - begun).toBeLessThan(1500);
    }
    const { groupOf } = await match(intake.done(), { mode: "dedupe", threads: 1 });
    expect(groupOf).toHaveLength(cells.length);
  }
});
