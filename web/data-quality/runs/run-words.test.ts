import { expect, test } from "vitest";
import { encodingName, isActive, pace, whatItIs } from "./run-words.ts";

test("what a file is, in words", () => {
  expect(whatItIs({ source: "Zoho", module: "Sales_Orders" })).toBe("Zoho Sales Orders");
  expect(whatItIs({ source: null, module: null })).toBeNull();
  expect(encodingName("windows-1252")).toBe("Windows-1252");
  expect(encodingName("utf-8")).toBe("UTF-8");
});

test("the pace is told once there is one", () => {
  const start = "2026-11-21T10:00:00Z";
  const after = (seconds: number) => Date.parse(start) + seconds * 1000;
  expect(pace(100, 1000, start, after(0.5))).toEqual({});
  expect(pace(100, 1000, start, after(2))).toEqual({ rate: 50, secondsLeft: 18 });
  expect(pace(1000, 1000, start, after(10))).toEqual({ rate: 100 });
  expect(pace(100, null, start, after(10))).toEqual({ rate: 10 });
  expect(isActive("working")).toBe(true);
  expect(isActive("done")).toBe(false);
});
