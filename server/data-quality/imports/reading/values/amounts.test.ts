import { describe, expect, test } from "vitest";
import { decimalEvidence, readAmount, readNumber, readShare } from "./amounts.ts";

describe("amounts", () => {
  test.each([
    ["$22,247.63", "22247.63"],
    ["9,326.84", "9326.84"],
    ["$342.09K", "342090"],
    ["$1,117.10K", "1117100"],
    ["2.5M", "2500000"],
    ["2,5 Mio. €", "2500000"],
    ["1.2bn", "1200000000"],
    ["3 Tsd. EUR", "3000"],
    ["£1.2m", "1200000"],
    ["342 T€", "342000"],
    ["1,5 TEUR", "1500"],
    ["(12.00)", "-12.00"],
    ["$(1,234.50)", "-1234.50"],
    ["EUR (12,50)", "-12.50"],
    ["-12.5", "-12.5"],
    ["-.5", "-0.5"],
    ["12-", "-12"],
    ["12.00-", "-12.00"],
    ["−3", "-3"],
    ["-$0.00", "0.00"],
    ["$1,009.784", "1009.784"],
    ["1.234,56 €", "1234.56"],
    ["1 234,56", "1234.56"],
    ["1\u00a0234,56\u00a0€", "1234.56"],
    ["1'234.56", "1234.56"],
    ["1’234.50", "1234.50"],
    ["CHF 1’234.–", "1234"],
    ["12,-", "12"],
    ["€ 12,-- ", "12"],
    ["R$ 1.234,56", "1234.56"],
    ["US$ 12.50", "12.50"],
    ["1 234,50 kr", "1234.50"],
    ["1 234,50 zł", "1234.50"],
    ["1.234.567", "1234567"],
    ["1,234", "1234"],
    ["12,5", "12.5"],
    ["EUR 12.50", "12.50"],
    ["0.70", "0.70"],
    [".5", "0.5"],
    ["6.0E7", "60000000"],
    ["8.48E10", "84800000000"],
    ["-1,25E+3", "-1250"],
    ["1.234567E2", "123.4567"],
    ["5E-4", "0.0005"],
    ["0.0E0", "0"],
    ["007", "7"],
    ["12,34,567.89", "1234567.89"],
    ["12 MXN", "12"],
    ["12,50 Euro", "12.50"],
    ["USD1000", "1000"],
  ])("%s is %s", (words, value) => expect(readAmount(words)).toBe(value));

  test.each([
    "abc",
    "12.34.56",
    "1,23,4",
    "(12",
    "12)",
    "$",
    "-",
    ",",
    "1e5",
    "N/A",
    "#REF!",
    "123456789012345",
    "1.2,3.4",
    "--5",
    "12 m",
    "12 T",
    "5T USD",
    "$(12",
    "$((12))",
    "-$(12)",
    "=1+1",
    "ACC1000000",
    "REF 2.000",
    "12 XYZ",
  ])("%s is no amount", (words) => expect(readAmount(words)).toBeNull());

  test("what can be read both ways is read as its column shows", () => {
    expect(readAmount("1.234", "comma")).toBe("1234");
    expect(readAmount("1.234", "point")).toBe("1.234");
    expect(readAmount("1,234", "comma")).toBe("1.234");
    expect(readAmount("1,234", "point")).toBe("1234");
    expect(readAmount("0.125", "comma")).toBe("0.125");
    expect(readAmount("12,50", "point")).toBe("12.50");
  });

  test.each([
    ["12.50", "point"],
    ["12,5", "comma"],
    ["1.234,56 €", "comma"],
    ["1,234.56", "point"],
    ["1.234.567", "comma"],
    ["1,234,567", "point"],
    ["0.125", "point"],
    ["1234.567", "point"],
    ["1,234", "open"],
    ["$1.234", "open"],
    ["12", null],
    ["12,-", null],
  ])("%s speaks for %s", (words, says) => expect(decimalEvidence(words)).toBe(says));

  test("a number takes no currency, a share takes per cent", () => {
    expect(readNumber("$5")).toBeNull();
    expect(readNumber("2,978")).toBe("2978");
    expect(readShare("0.15")).toBe("0.15");
    expect(readShare("20%")).toBe("0.20");
    expect(readShare("7.5 %")).toBe("0.075");
    expect(readShare("7,5 %", "comma")).toBe("0.075");
    expect(readShare("-20%")).toBe("-0.20");
    expect(readShare("120%")).toBe("1.20");
  });
});
