import { describe, expect, test } from "vitest";
import { textDifference } from "./text-difference.ts";

const marked = (one: string, other: string) =>
  textDifference(one, other)?.map((pieces) =>
    pieces.map(({ text, isOwn }) => (isOwn ? `[${text}]` : text)).join(""),
  );

describe("the letters that differ are marked", () => {
  test.each([
    ["Werft Nord", "Werft Nord GmbH", ["Werft Nord", "Werft Nord[ GmbH]"]],
    ["Meier", "Meyer", ["Me[i]er", "Me[y]er"]],
    ["KIEL", "Kiel", ["KIEL", "Kiel"]],
    ["12 Elm Street", "21 Elm Street", ["[1]2 Elm Street", "2[1] Elm Street"]],
    ["Zoë 👩‍🚀", "Zoe 👩‍🚀", ["Zo[ë] 👩‍🚀", "Zo[e] 👩‍🚀"]],
  ])("%s, %s", (one, other, expected) => {
    expect(marked(one, other)).toEqual(expected);
  });

  test("not in two that have little in common, nothing, or a page of text", () => {
    expect(marked("Werft Nord", "Kontor Süd")).toBeUndefined();
    expect(marked("", "Kontor Süd")).toBeUndefined();
    expect(marked("a".repeat(121), "a".repeat(121))).toBeUndefined();
  });

  test("and nothing is lost of either", () => {
    const [mine = [], theirs = []] =
      textDifference("Nordwind Handels GmbH", "Nordwind-Handel GmbH & Co.") ?? [];
    expect(mine.map(({ text }) => text).join("")).toBe("Nordwind Handels GmbH");
    expect(theirs.map(({ text }) => text).join("")).toBe("Nordwind-Handel GmbH & Co.");
  });
});
