import { expect, it } from "vitest";
import { Intake } from "../intake.ts";
import { blocksOf } from "./blocks.ts";
import { byOtherColumns } from "./by-other-columns.ts";

function meetings(texts: readonly string[]): number[][] {
  const intake = new Intake("person", { columns: ["fullName", "text"], dayFirst: true });
  for (const [i, text] of texts.entries()) intake.add([`Person ${i}`, text]);
  const prepared = intake.done();
  return byOtherColumns(prepared).flatMap((rule) => {
    const { members, ends } = blocksOf(prepared.records, rule);
    return [...ends].map((end, b) => [...members.slice(ends[b - 1] ?? 0, end)]);
  });
}

it("brings together who shares what hardly anybody else has, however else they are called", () => {
  expect(meetings(["@jane_doe", "https://twitter.com/jane_doe", "@other", ""])).toEqual([[0, 1]]);
});

it("leaves apart who shares a mark, or what many have", () => {
  expect(meetings(["A1", "A1", "B2", ""])).toEqual([]);
  expect(meetings(["green", "green", "green", "green", "green", "green", "green"])).toEqual([]);
  expect(meetings(["", ""])).toEqual([]);
});
