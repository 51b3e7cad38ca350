import { expect, test } from "vitest";
import { nastyTexts } from "../../test/exports/nasty-company.ts";
import { disarm, rearm } from "./disarm.ts";

test.each([
  ["=1+1", "'=1+1"],
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ["+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"],
  ["-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
  ["@SUM(1+1)*cmd|' /C calc'!A0", "'@SUM(1+1)*cmd|' /C calc'!A0"],
  ["\t=1", "'\t=1"],
  ["\r=1", "'\r=1"],
  ["'=1", "''=1"],
  ["'t Hooft", "'t Hooft"],
  ["+49 30 1234", "+49 30 1234"],
  ["+49-30", "'+49-30"],
  ["Nordwind", "Nordwind"],
  ["", ""],
])("%j stands as %j", (text, safe) => {
  expect(disarm(text)).toBe(safe);
  expect(rearm(safe)).toBe(text);
});

test("whatever was disarmed comes back as it was", () => {
  for (const text of nastyTexts) expect(rearm(disarm(text))).toBe(text);
});
