import { describe, expect, test } from "vitest";
import { orderEvidence, readDay, readInstant } from "./moments.ts";
import type { DateOrder, Reading } from "./reading.ts";

const berlin: Reading = { dateOrder: "day-first", timeZone: "Europe/Berlin", country: undefined };
const read = (words: string, reading: Partial<Reading> = {}) => readInstant(words, { ...berlin, ...reading });

describe("moments", () => {
  test.each([
    ["15 Apr, 2021 23:03:00", "2021-04-15T23:03:00"],
    ["2021-04-15 23:03:00", "2021-04-15T23:03:00"],
    ["2021-04-25", "2021-04-25T00:00:00"],
    ["2021. 04. 25.", "2021-04-25T00:00:00"],
    ["2021.04.25.", "2021-04-25T00:00:00"],
    ["25.04.2021.", "2021-04-25T00:00:00"],
    ["20210425", "2021-04-25T00:00:00"],
    ["20210425T230300Z", "2021-04-26T01:03:00"],
    ["03-07-2021 01:09", "2021-07-03T01:09:00"],
    ["31.12.2020", "2020-12-31T00:00:00"],
    ["Apr 5, 2021 3:04 PM", "2021-04-05T15:04:00"],
    ["Monday, April 5th, 2021", "2021-04-05T00:00:00"],
    ["5 April 2021 12:00 am", "2021-04-05T00:00:00"],
    ["3. März 2021", "2021-03-03T00:00:00"],
    ["3. Mrz. 2021 14:05", "2021-03-03T14:05:00"],
    ["1 août 2021", "2021-08-01T00:00:00"],
    ["15 de abril de 2021", "2021-04-15T00:00:00"],
    ["15 kwietnia 2021", "2021-04-15T00:00:00"],
    ["7 gennaio 2021", "2021-01-07T00:00:00"],
    ["12-Dec-21", "2021-12-12T00:00:00"],
    ["2021-04-15T23:03:00Z", "2021-04-16T01:03:00"],
    ["2021-01-15T23:03:00+02:00", "2021-01-15T22:03:00"],
    ["2010-10-14T12:00:00.000Z-0300", "2010-10-14T17:00:00"],
    ["2021-03-28T00:59:59Z", "2021-03-28T01:59:59"],
    ["2021-03-28T01:00:00Z", "2021-03-28T03:00:00"],
    ["29/02/2020", "2020-02-29T00:00:00"],
    ["1/2/21", "2021-02-01T00:00:00"],
    ["1/2/49", "2049-02-01T00:00:00"],
    ["1/2/50", "1950-02-01T00:00:00"],
    ["44301", "2021-04-15T00:00:00"],
    ["44301.5", "2021-04-15T12:00:00"],
  ])("%s is %s", (words, value) => expect(read(words)).toBe(value));

  test("the order is the column's, and is not guessed from the figures", () => {
    expect(read("7/4/1996", { dateOrder: "month-first" })).toBe("1996-07-04T00:00:00");
    expect(read("7/4/1996", { dateOrder: "day-first" })).toBe("1996-04-07T00:00:00");
    expect(read("7/4/1996", { dateOrder: undefined })).toBeNull();
    expect(read("7/7/1996", { dateOrder: undefined })).toBe("1996-07-07T00:00:00");
    expect(read("7/16/1996", { dateOrder: "day-first" })).toBeNull();
    expect(read("16/7/1996", { dateOrder: "month-first" })).toBeNull();
    expect(read("07/15/2009 02:14:45+0800", { dateOrder: "month-first" })).toBe("2009-07-14T20:14:45");
  });

  test.each([
    ["13/02/2021", "day-first"],
    ["02/13/2021", "month-first"],
    ["02/13/2021 10:00 AM", "month-first"],
    ["03/04/2021", "open"],
    ["3-4-21", "open"],
    ["04/04/2021", null],
    ["03.04.2021", "day-first"],
    ["03.14.2021", "month-first"],
    ["2021-04-03", null],
    ["13/14/2021", null],
    ["3 April 2021", null],
    ["44301", null],
  ])("%s speaks for %s", (words, says) => expect(orderEvidence(words)).toBe(says as DateOrder));

  test("two-digit years turn at the mapping's pivot, moments are counted where the mapping says so", () => {
    expect(read("1/2/30", { yearPivot: 30 })).toBe("1930-02-01T00:00:00");
    expect(read("1618527780", { epoch: "seconds" })).toBe("2021-04-16T01:03:00");
    expect(read("1618527780123", { epoch: "milliseconds" })).toBe("2021-04-16T01:03:00");
    expect(read("yesterday", { epoch: "seconds" })).toBeNull();
  });

  test("a moment without a zone is one of the file's, told in the workspace's", () => {
    expect(read("2021-04-15 20:00", { fileZone: "America/New_York" })).toBe("2021-04-16T02:00:00");
    // Between the changes of both zones they are five hours apart.
    expect(read("2021-03-20 20:00", { fileZone: "America/New_York" })).toBe("2021-03-21T01:00:00");
    expect(read("2021-04-15T20:00Z", { fileZone: "America/New_York" })).toBe("2021-04-15T22:00:00");
  });

  test("a day that was exported as midnight stays that day", () => {
    const newYork: Reading = { ...berlin, timeZone: "America/New_York" };
    expect(readDay("2010-10-14T00:00:00.000Z", newYork)).toBe("2010-10-14");
    expect(readDay("2010-10-14T02:00:00.000Z", newYork)).toBe("2010-10-13");
    expect(readDay("14.10.2010", newYork)).toBe("2010-10-14");
  });

  test.each([
    "31-02-2021",
    "2021-13-01",
    "15 Foo, 2021",
    "yesterday",
    "2021-04-15 25:00:00",
    "2021-04-15 13:00 PM",
    "2009\\7\\14 22:14:45+0800",
    "2009-07/14 02:14:45-0800",
    "1/2/3",
    "12345",
    "99/12/31",
    "2021-04-15T10:00:00+99:00",
  ])("%s is no moment", (words) => expect(read(words)).toBeNull());
});
