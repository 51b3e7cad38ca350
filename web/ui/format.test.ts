import { describe, expect, test } from "vitest";
import { createFormat, signOf } from "./format.ts";

const british = createFormat({ locale: "en-GB", currency: "EUR", timeZone: "Europe/Berlin" });
const german = createFormat({ locale: "de-DE", currency: "EUR", timeZone: "Europe/Berlin" });
const now = new Date("2026-11-21T12:00:00Z");

describe("figures", () => {
  test.each([
    ["a thousand", british.amount(45_088), "45,088"],
    ["a loss, with the real minus", british.amount(-1200), "\u22121,200"],
    [
      "decimal text keeps all its digits",
      british.amount("123456789012345.67", { decimals: 2 }),
      "123,456,789,012,345.67",
    ],
    ["nothing left after rounding has no sign", british.amount("-0.004"), "0"],
    ["a change says + too", british.amount(12, { sign: "always" }), "+12"],
    ["what the row already takes away has no sign", british.amount(-62_400, { sign: "never" }), "62,400"],
    ["money alone carries its currency", british.money(-45_088), "\u2212\u2060€45,088"],
    ["another currency", british.money("12.5", { currency: "USD", decimals: 2 }), "$12.50"],
    ["German groups by points", german.amount("9812440.5", { decimals: 1 }), "9.812.440,5"],
    ["a share", british.percent(0.347), "34.7\u202f%"],
    ["a share that fell", british.percent(-0.05, { sign: "always", decimals: 0 }), "\u22125\u202f%"],
    ["a multiple", british.multiple(3.14), "×3.1"],
    ["a large multiple", british.multiple(120.4), "×120"],
    ["an axis", british.short(1_420_000).toUpperCase(), "1.42M"],
    ["one of them", british.count(1, { one: "case", other: "cases" }), "1 case"],
    ["several of them", british.count(1204, { one: "case", other: "cases" }), "1,204 cases"],
    ["bytes", british.bytes(1_234_567), "1.2 MB"],
    ["the sign of the currency", british.currencySign(), "€"],
    ["a list", british.or(["A", "B", "C"]), "A, B or C"],
  ])("%s", (_, written, expected) => expect(written).toBe(expected));

  test("text from the database has a sign without becoming a float", () => {
    expect([signOf("-0.01"), signOf("0.00"), signOf("12")]).toEqual([-1, 0, 1]);
  });
});

describe("time", () => {
  test.each([
    ["a day of this year", british.date("2026-05-12", now), "12 May"],
    ["a day of another year", british.date("2024-05-12", now), "12 May 2024"],
    // 22:30 UTC on New Year's Eve is already the new year in Berlin.
    ["an instant falls on the workspace's day", british.date("2025-12-31T23:30:00Z", now), "1 Jan"],
    ["a business day has no zone", british.instant("2026-05-12").replace(",", ""), "Tuesday 12 May 2026"],
    ["a month", british.month("2026-05"), "May 2026"],
    ["today", british.relative("2026-11-21", now), "today"],
    ["late last night", british.relative("2026-11-20T22:59:00Z", now), "yesterday"],
    ["after midnight in Berlin is today", british.relative("2026-11-20T23:01:00Z", now), "today"],
    ["days", british.relative("2026-11-12", now), "9 days ago"],
    ["weeks", british.relative("2026-10-10", now), "6 wk ago"],
    ["months", british.relative("2026-05-20", now).slice(0, 3), "6 m"],
    ["over a year by its name", british.relative("2024-05-12", now), "12 May 2024"],
    ["to come", british.relative("2026-11-24", now), "in 3 days"],
    ["seconds", british.duration(38), "38 s"],
    ["a short wait", british.duration(203), "3 min 23 s"],
    ["a long one", british.duration(7500), "2 h 05 min"],
  ])("%s", (_, written, expected) => expect(written).toBe(expected));

  test("the day the clocks change counts as one day", () => {
    expect(british.daysBetween("2026-03-28T12:00:00Z", "2026-03-30T00:30:00Z")).toBe(2);
  });
});
