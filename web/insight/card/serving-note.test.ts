import { expect, test } from "vitest";
import { servingNote } from "./serving-note.ts";

const cardOf = (serving: string, margin: string, servingShare: number | null, known: number | null) =>
  ({
    waterfall: [
      { line: "gross_margin", amount: margin },
      { line: "serving", amount: serving },
    ],
    servingShare,
    coverage: { margin: known },
  }) as unknown as Parameters<typeof servingNote>[0];

test.each([
  ["a share of what is left", cardOf("-32", "100", 0.32, 1), 0.32],
  ["more than a margin of nothing", cardOf("-32", "0", null, 1), "exceeds"],
  ["more than a margin below nothing", cardOf("-32", "-5", null, 0.9), "exceeds"],
  ["nothing of a margin that isn't known", cardOf("-32", "0", null, 0), null],
  ["nothing where nobody was served", cardOf("0", "-5", null, 1), null],
])("serving is %s", (_, value, note) => {
  expect(servingNote(value)).toBe(note);
});
