import { describe, expect, it } from "vitest";
import { ColumnWriter, textsOf } from "./text-column.ts";
import { remembered, TextNumbers } from "./text-numbers.ts";

describe("numbers of texts", () => {
  it("are given in the order of first appearance, the empty text being 0", () => {
    const numbers = new TextNumbers();
    expect(["ada", "", "bob", "ada", "ad", "adab"].map((text) => numbers.numberOf(text))).toEqual([
      1, 0, 2, 1, 3, 4,
    ]);
    expect([numbers.find("bob"), numbers.find("eve"), numbers.size]).toEqual([2, 0, 5]);
  });

  it("hold for as many texts as come, and for texts beyond ASCII and of any length", () => {
    const texts = Array.from({ length: 30_000 }, (_, i) => `${i * 7919}${"é李🜚x"[i % 4]}${i % 13}`);
    texts.push("x".repeat(100_000), "é".repeat(100_000), `${"x".repeat(99_999)}y`);
    const numbers = new TextNumbers();
    const known = new Map<string, number>([["", 0]]);
    for (const text of [...texts, ...texts.toReversed()]) {
      if (!known.has(text)) known.set(text, known.size);
      expect(numbers.numberOf(text)).toBe(known.get(text));
    }
    expect(numbers.size).toBe(known.size);
  });

  it("tell apart texts of one length whose hashes are the same, as some of 300,000 are", () => {
    const numbers = new TextNumbers();
    let wrong = 0;
    for (let i = 0; i < 300_000; i++)
      if (numbers.numberOf(String(100_000_000 + i * 2819)) !== i + 1) wrong += 1;
    expect(wrong).toBe(0);
  });

  it("lead back to the texts", () => {
    const texts = ["müller", "", "smith", "müller", "李", "smith"];
    const writer = new ColumnWriter();
    for (const text of texts) writer.add(text);
    const column = writer.done();
    expect(Array.from(column.ids, textsOf(column))).toEqual(texts);
    expect([...column.counts]).toEqual([1, 2, 2, 1]);
    expect(column.isAscii).toBe(false);
  });
});

it("a remembered reading is done once for each text, the empty one among them", () => {
  let times = 0;
  const read = remembered((raw: string) => {
    times += 1;
    return raw.length;
  });
  expect(["ada", "", "bobby", "ada", ""].map(read)).toEqual([3, 0, 5, 3, 0]);
  expect(times).toBe(3);
});
