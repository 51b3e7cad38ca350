import { describe, expect, test } from "vitest";
import { rowCutter } from "./cut-rows.ts";

/** Cuts a text that comes in pieces of this size. */
function cells(text: string, { delimiter = ",", size = text.length || 1 } = {}): (readonly string[])[] {
  const cutter = rowCutter(delimiter);
  const found: (readonly string[])[] = [];
  for (let at = 0; at < text.length; at += size)
    found.push(...cutter.cut(text.slice(at, at + size), false).map((row) => row.cells));
  return [...found, ...cutter.cut("", true).map((row) => row.cells)];
}

const cases: [string, string, string[][]][] = [
  [
    "plain lines",
    "a,b\nc,d\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "no end of the last line",
    "a,b\nc,d",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "mixed line ends",
    "a,b\r\nc,d\re,f\ng,h",
    [
      ["a", "b"],
      ["c", "d"],
      ["e", "f"],
      ["g", "h"],
    ],
  ],
  [
    "empty lines and empty rows",
    "a,b\n\n,,\n \nc,d\n\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ["quotes", '"a, b","c ""d"" e",f\n', [["a, b", 'c "d" e', "f"]]],
  [
    "line ends in quotes",
    '"a\nb","c\r\nd"\ne,f',
    [
      ["a\nb", "c\r\nd"],
      ["e", "f"],
    ],
  ],
  ["blanks around quotes", ' "a" , "b,c" \nd', [["a", "b,c"], ["d"]]],
  ["a quote within", 'a 5" pipe,b\n', [['a 5" pipe', "b"]]],
  [
    "words behind a quote",
    '"a"b,c\n"d, e" f,g',
    [
      ['"a"b', "c"],
      ['"d, e" f', "g"],
    ],
  ],
  ["an empty quoted cell", '"",b\n"","",""\nc', [["", "b"], ["c"]]],
  ["a quote doubled at the end", '"a""",b\n', [['a"', "b"]]],
  ["ragged rows", "a,b,c\nd\ne,f,g,h\n", [["a", "b", "c"], ["d"], ["e", "f", "g", "h"]]],
  ["words with blanks of any kind", "\u00a0a\u00a0,\tb \n", [["a", "b"]]],
];

describe("rows", () => {
  test.each(cases)("%s", (_, text, rows) => {
    expect(cells(text)).toEqual(rows);
    // However the pieces fall, the rows are the same.
    for (const size of [1, 2, 3, 7]) expect(cells(text, { size })).toEqual(rows);
  });

  test("any delimiter", () => {
    for (const delimiter of [";", "\t", "|", "^", "\u0001", "||"])
      expect(cells(`a${delimiter}"b${delimiter}c"\nd${delimiter}e`, { delimiter })).toEqual([
        ["a", `b${delimiter}c`],
        ["d", "e"],
      ]);
  });

  test("rows are counted as a spreadsheet shows them", () => {
    const rows = rowCutter(",").cut('a\n\n"b\nc"\n,\nd\n', true);
    expect(rows.map(({ rowNo, cells: [first] }) => [rowNo, first])).toEqual([
      [1, "a"],
      [3, "b\nc"],
      [5, "d"],
    ]);
  });

  test("a quote that never ends, a row that never ends and too many columns are told apart", () => {
    const long = "x".repeat(17 * 1_048_576);
    const refused = (text: string, isLast: boolean) => {
      const cutter = rowCutter(",");
      try {
        cutter.cut("a,b\n", false);
        cutter.cut(text, isLast);
      } catch (error) {
        return error;
      }
      return null;
    };
    expect(refused('"open,c\nd', true)).toMatchObject({ code: "QUOTE_OPEN", details: { row: 2 } });
    expect(refused(`"${long}`, false)).toMatchObject({ code: "QUOTE_OPEN", details: { row: 2 } });
    expect(refused(long, false)).toMatchObject({ code: "ROW_TOO_LONG", details: { row: 2 } });
    expect(refused(`${",".repeat(5_000)}\n`, true)).toMatchObject({
      code: "COLUMNS_TOO_MANY",
      details: { row: 2, count: 5_001 },
    });
  });
});
