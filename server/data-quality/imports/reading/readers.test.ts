import { describe, expect, test } from "vitest";
import {
  type DateOrder,
  readAmount,
  readCountry,
  readInstant,
  readMail,
  readNumber,
  readPhone,
  readShare,
  readSite,
  readYes,
} from "./readers.ts";

describe("amounts", () => {
  test.each([
    ["$22,247.63", "22247.63"],
    ["9,326.84", "9326.84"],
    ["$342.09K", "342090"],
    ["$1,117.10K", "1117100"],
    ["2.5M", "2500000"],
    ["(12.00)", "-12.00"],
    ["-12.5", "-12.5"],
    ["12.00-", "-12.00"],
    ["−3", "-3"],
    ["-$0.00", "0.00"],
    ["$1,009.784", "1009.784"],
    ["1.234,56 €", "1234.56"],
    ["1 234,56", "1234.56"],
    ["1'234.56", "1234.56"],
    ["1.234.567", "1234567"],
    ["1,234", "1234"],
    ["12,5", "12.5"],
    ["EUR 12.50", "12.50"],
    ["0.70", "0.70"],
    [".5", "0.5"],
    ["007", "7"],
    ["12,34,567.89", "1234567.89"],
  ])("%s is %s", (words, value) => expect(readAmount(words)).toBe(value));

  test.each([
    "abc",
    "12.34.56",
    "1,23,4",
    "(12",
    "12)",
    "$",
    "1e5",
    "N/A",
    "123456789012345",
    "1.2,3.4",
    "--5",
  ])("%s is no amount", (words) => expect(readAmount(words)).toBeNull());

  test("a number takes no currency, a share takes per cent", () => {
    expect(readNumber("$5")).toBeNull();
    expect(readNumber("2,978")).toBe("2978");
    expect(readShare("0.15")).toBe("0.15");
    expect(readShare("20%")).toBe("0.20");
    expect(readShare("7.5 %")).toBe("0.075");
    expect(readShare("120%")).toBe("1.20");
  });
});

describe("moments", () => {
  const read = (words: string, dateOrder: DateOrder = "day-first") =>
    readInstant(words, { dateOrder, timeZone: "Europe/Berlin", country: undefined });

  test.each([
    ["15 Apr, 2021 23:03:00", "2021-04-15T23:03:00"],
    ["2021-04-15 23:03:00", "2021-04-15T23:03:00"],
    ["2021-04-25", "2021-04-25T00:00:00"],
    ["03-07-2021 01:09", "2021-07-03T01:09:00"],
    ["31.12.2020", "2020-12-31T00:00:00"],
    ["Apr 5, 2021 3:04 PM", "2021-04-05T15:04:00"],
    ["5 April 2021 12:00 am", "2021-04-05T00:00:00"],
    ["2021-04-15T23:03:00Z", "2021-04-16T01:03:00"],
    ["2021-01-15T23:03:00+02:00", "2021-01-15T22:03:00"],
    ["29/02/2020", "2020-02-29T00:00:00"],
  ])("%s is %s", (words, value) => expect(read(words)).toBe(value));

  test("the order is the file's, and is not guessed from the figures", () => {
    expect(read("7/4/1996", "month-first")).toBe("1996-07-04T00:00:00");
    expect(read("7/4/1996", "day-first")).toBe("1996-04-07T00:00:00");
    expect(read("7/16/1996", "day-first")).toBeNull();
    expect(read("16/7/1996", "month-first")).toBeNull();
  });

  test.each([
    "31-02-2021",
    "2021-13-01",
    "15 Foo, 2021",
    "yesterday",
    "2021-04-15 25:00:00",
    "44301",
    "1/2/21",
  ])("%s is no moment", (words) => expect(read(words)).toBeNull());
});

test("flags", () => {
  expect(["Yes", "TRUE", "1", "y"].map(readYes)).toEqual(["true", "true", "true", "true"]);
  expect(["No", "false", "0"].map(readYes)).toEqual(["false", "false", "false"]);
  expect(readYes("maybe")).toBeNull();
});

test("ways to reach somebody in their normal form", () => {
  expect(readPhone("805-247-8982", "US")).toBe("+18052478982");
  expect(readPhone("030-0074321", "DE")).toBe("+49300074321");
  expect(readPhone("+44 20 7946 0958", undefined)).toBe("+442079460958");
  expect(readPhone("805-247-8982", undefined)).toBeNull();
  expect(readMail("BeckiTTucker@Dayrep.com")).toBe("beckittucker@dayrep.com");
  expect(readMail("not a mail")).toBeNull();
  expect(readSite("https://www.BetaPages.com/about")).toBe("betapages.com");
  expect(readSite("BetaPages.com")).toBe("betapages.com");
  expect(readSite("nowhere")).toBeNull();
});

test("countries by code and by name", () => {
  expect(["Germany", "USA", "UK", "de", "Mexico"].map(readCountry)).toEqual(["DE", "US", "GB", "DE", "MX"]);
  expect(readCountry("Atlantis")).toBeNull();
});
