import { describe, expect, it } from "vitest";
import { readCountry } from "./read-country.ts";
import { readDay } from "./read-day.ts";
import { readMail, readWebsite } from "./read-mail.ts";
import { readPersonName } from "./read-person-name.ts";
import { readPhone } from "./read-phone.ts";

describe("a phone number", () => {
  it.each([
    ["+44 20 7946 0958", "2079460958"],
    ["0044 2079460958", "2079460958"],
    ["(020) 7946-0958", "2079460958"],
    ["020/79460958 ext. 12", "2079460958"],
    ["0251/210442", "251210442"],
    ["+1 (415) 433-6300", "4154336300"],
    ["415/433-6300", "4154336300"],
    ["n/a", ""],
    ["12345", ""],
  ])("%s is %s", (raw, national) => {
    expect(readPhone(raw)).toBe(national);
  });
});

describe("a day", () => {
  it.each([
    ["1980-07-28", 19800728],
    ["19800728", 19800728],
    ["28.07.1980", 19800728],
    ["28/07/2523", 19800728],
    ["2523", 19800000],
    ["1835-1910", 18350000],
    ["ca. 1835-1910", 18350000],
    ["1835-", 18350000],
    ["d. 1910", 0],
    ["03/04/1990", 19900403],
    ["07/28/1980", 19800728],
    ["Mar 1 1970", 19700301],
    ["1 March 1970", 19700301],
    ["7. März 1979", 19790307],
    ["12 août 1980", 19800812],
    ["3 lutego 1961", 19610203],
    ["15 Ağustos 1990", 19900815],
    ["9 июля 1955", 19550709],
    ["Mon, 7 Aug 1979", 19790807],
    ["1979 August 7", 19790807],
    ["March 1979", 19790300],
    ["about 7 or so 1979", 19790000],
    ["07/1979", 19790700],
    ["1970", 19700000],
    ["3/1/70", 19700103],
    ["07AUG79", 19790807],
    ["7-Aug-79", 19790807],
    ["070879", 19790807],
    ["790807", 19790807],
    ["082879", 19790828],
    ["28071980", 19800728],
    ["999999", 0],
    ["unknown", 0],
  ])("%s is %i", (raw, day) => {
    expect(readDay(raw, true)).toBe(day);
  });
  it("follows the order its column was found to have", () => {
    expect(readDay("03/04/1990", false)).toBe(19900304);
    expect(readDay("030490", false)).toBe(19900304);
  });
});

describe("a mail address", () => {
  it("loses what doesn't tell mailboxes apart", () => {
    expect(readMail("Jane <Jane.Doe+news@GMail.com>")).toMatchObject({
      whole: "janedoe@gmail.com",
      house: "",
    });
    expect(readMail("mailto:INFO@mail.acme.co.uk")).toMatchObject({
      local: "info",
      isRole: true,
      house: "acme.co.uk",
    });
    expect(readMail("jane at acme")).toMatchObject({ whole: "" });
  });
  it("takes the first of several", () => {
    expect(readMail("a@acme.com; b@acme.com").whole).toBe("a@acme.com");
  });
});

describe("a web address", () => {
  it.each([
    ["https://www.acme.de/shop?x=1", "acme.de"],
    ["acme.co.uk", "acme.co.uk"],
    ["http://shop.acme.com:8080", "acme.com"],
    ["facebook.com/acme", ""],
    ["none", ""],
  ])("%s belongs to %s", (raw, house) => {
    expect(readWebsite(raw)).toBe(house);
  });
});

describe("a person's name", () => {
  const read = (full: string) => readPersonName({ full, given: "", middle: "", family: "" });
  it.each([
    ["MR JACOB VERCO", "jacob", "verco", ""],
    ["VERCO, JACOB M", "jacob m", "verco", ""],
    ["Daan van den Berg", "daan", "berg", ""],
    ["Robert Smith Jr.", "robert", "smith", "jr"],
    ["Edward O'Neill, Jr.", "edward", "oneill", "jr"],
    ["Madonna", "", "madonna", ""],
    ["SMITH/JOHN PAUL MR", "john paul", "smith", ""],
    ["JOHN SMITH MR", "john", "smith", ""],
    ["Harris J", "j", "harris", ""],
    ["Anna B", "anna", "b", ""],
    ["Harris J K", "j k", "harris", ""],
    ["SFC Yates, Anna", "anna", "yates", ""],
    ["Yates, Anna, SFC", "anna", "yates", ""],
    ["Lori Campbell, Cpl, USA (Ret.)", "lori", "campbell", ""],
    ["Moss, Kim, M.D., F.A.C.S.", "kim", "moss", "md"],
    ["Kim Moss, NP", "kim", "moss", ""],
    ["Do, Minh", "minh", "do", ""],
    ["Nguyen, Do", "do", "nguyen", ""],
    ["Maj Lindqvist", "maj", "lindqvist", ""],
    ["Baby Boy Harris", "", "harris", ""],
    ["Harris, Infant of Alison", "", "harris", ""],
    ["HARRIS, TWIN 2 OF ALISON", "", "harris", ""],
    ["Unknown Harris", "", "harris", ""],
    ["Unbekannt", "", "", ""],
    ["Baby Jane Harris", "baby jane", "harris", ""],
  ])("%s", (full, given, family, suffix) => {
    expect(read(full)).toMatchObject({ given, family, suffix });
  });
  it.each([
    ["王伟明", "weiming", "wang"],
    ["欧阳修", "xiu", "ouyang"],
    ["김민준", "minjun", "gim"],
    ["田中 さくら", "sakura", "tianzhong"],
  ])("%s has its family name in front", (full, given, family) => {
    expect(read(full)).toMatchObject({ given, family });
  });
  it.each([
    ["Hans und Inge Meier", "hans inge", "meier"],
    ["Inge u. Hans Meier", "hans inge", "meier"],
    ["Meier, Hans & Inge", "hans inge", "meier"],
    ["Eheleute Hans und Inge Meier", "hans inge", "meier"],
    ["Mr and Mrs John Smith", "john", "smith"],
    ["Dr. Hans Meier und Inge Schulz", "hans inge", "meier schulz"],
    ["Ana y Luis Prieto", "ana luis", "prieto"],
    ["Familie Weber", "", "weber"],
  ])("%s is several people's", (full, given, family) => {
    expect(read(full)).toMatchObject({ given, family, isSeveral: true });
  });
  it.each(["John E Smith", "Hans U. Meier", "Ana Y Luis Prieto", "Peter Underwood", "Anna von und zu Stein"])(
    "%s is one person's",
    (full) => {
      expect(read(full)).toMatchObject({ isSeveral: false });
    },
  );
  it("believes separate columns", () => {
    expect(
      readPersonName({ full: "x y", given: "Anna", middle: "Maria", family: "von der Heyden" }),
    ).toMatchObject({ given: "anna maria", family: "heyden" });
  });
  it("takes what a family name begins with for no middle name, where it has a column of its own", () => {
    const read = (middle: string, family: string) =>
      readPersonName({ full: "", given: "Daan", middle, family });
    expect(read("van den", "Berg")).toEqual(read("", "van den Berg"));
    expect(read("van den", "Berg")).toMatchObject({ given: "daan", family: "berg" });
    expect(read("Jan", "Berg")).toMatchObject({ given: "daan jan" });
    expect(read("Van", "")).toMatchObject({ given: "daan van" });
  });
  it.each([
    ["Willem", "vanWyk", "willem wyk"],
    ["Ana", "DelRio", "ana rio"],
    ["DeShawn", "Vanity", "deshawn vanity"],
    ["JP", "Botha", "j p botha"],
    ["JO", "BOTHA", "jo botha"],
    ["Jo", "Botha", "jo botha"],
  ])("given as %s, of the family %s, is %s", (given, family, name) => {
    const read = readPersonName({ full: "", given, middle: "", family });
    expect(`${read.given} ${read.family}`).toBe(name);
  });
});

it("a country has many names and one code", () => {
  for (const raw of ["DE", "Germany", "Deutschland", "Allemagne", "de"]) expect(readCountry(raw)).toBe("de");
  expect(readCountry("UK")).toBe("gb");
  expect(readCountry("Middle-earth")).toBe("middle earth");
});
