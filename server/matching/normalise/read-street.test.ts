import { expect, test } from "vitest";
import { dice } from "../../../test/dice.ts";
import { readStreet } from "./read-street.ts";

test.each([
  // Number in front.
  ["15 RISCHBIETH CRESCENT", "rischbieth cres", "15", ""],
  ["15 Rischbieth Cres.", "rischbieth cres", "15", ""],
  ["114, rue Jean Jaurès", "rue jean jaures", "114", ""],
  ["12 bis rue de la Paix", "rue paix", "12bis", ""],
  ["12 b High Street", "high str", "12b", ""],
  ["5 A Street", "a str", "5", ""],
  ["65 W. 55th St.", "w 55 str", "65", ""],
  ["65 West 55th Street", "w 55 str", "65", ""],
  ["007 Bond St", "bond str", "7", ""],
  ["60Rumbelow Court", "rumbelow ct", "60", ""],
  ["10428 1/2 National Blvd.", "national blvd", "10428", ""],
  ["12-14 High Rd", "high rd", "12", ""],
  ["5 Place du 8 Mai 1945", "pl 8 mai 1945", "5", "", "FR"],
  // Number behind.
  ["Hauptstr. 12 b", "haupt str", "12b", ""],
  ["Hauptstraße 12b", "haupt str", "12b", ""],
  ["HAUPTSTRASSE 12 B", "haupt str", "12b", ""],
  ["Haupt Str. 12b", "haupt str", "12b", ""],
  ["Dorpsstraat 12-14", "dorps str", "12", ""],
  ["Kirchplatz 75", "kirch pl", "75", ""],
  ["Stationsweg195", "stations weg", "195", ""],
  ["Via Roma 12/A", "via roma", "12a", ""],
  ["C/ Mayor 3", "calle mayor", "3", ""],
  ["Calle de la Mayor, 3", "calle mayor", "3", ""],
  ["Avda. de la Constitución s/n", "ave constitucion", "", ""],
  ["ul. Długa 5", "dluga", "5", ""],
  ["Straße des 17. Juni 135", "str 17 juni", "135", "", "DE"],
  ["17. Juni Straße 135", "17 juni str", "135", "", "DE"],
  // Flats, floors, offices.
  ["Flat 3, 12 High Street", "high str", "12", "3"],
  ["Flat B, 12 High Street", "high str", "12", "b"],
  ["12 High St Flat 3", "high str", "12", "3"],
  ["1 Main St Apt 4B", "main str", "1", "4b"],
  ["1 Main St Apt 4 B", "main str", "1", "4b"],
  ["1 Main St. #5", "main str", "1", "5"],
  ["1 Main Street, Suite 200", "main str", "1", "200"],
  ["2420 W Lemoyne Ave 1", "w lemoyne ave", "2420", "1"],
  ["3/12 Foo St", "foo str", "12", "3", "AU"],
  ["Unit 4/12 Foo Street", "foo str", "12", "4", "AU"],
  ["Hauptstr. 12/3", "haupt str", "12", "3", "AT"],
  ["ul. Długa 5 m. 12", "dluga", "5", "12", "PL"],
  ["Calle Mayor 3, 2º B", "calle mayor", "3", "2ob", "ES"],
  ["2nd floor, 10 High St", "high str", "10", "2"],
  ["Hauptstr. 5, 3. OG", "haupt str", "5", "3"],
  // Ordinals and corners.
  ["1288 1st ave. at 69th st.", "1 ave", "1288", ""],
  ["1288 First Avenue", "1 ave", "1288", ""],
  ["3rd st.", "3 str", "", ""],
  ["2450 broadway  between 90th and 91st sts.", "broadway", "2450", ""],
  // Words that could be something else.
  ["9 St James Street", "saint james str", "9", ""],
  ["9 Saint James St", "saint james str", "9", ""],
  ["Highway 12", "hwy 12", "", ""],
  ["100 Highway 12", "hwy 12", "100", ""],
  ["Flat Rock Road 7", "flat rock rd", "7", ""],
  ["Haus 5", "haus", "5", ""],
  ["P.O. Box 123", "pobox", "123", ""],
  ["Postfach 123", "pobox", "123", ""],
  ["O'Sullivan Street 7", "osullivan str", "7", ""],
  ["The Old School", "old school", "", ""],
  ["de la", "de la", "", ""],
  ["12", "", "12", ""],
  ["", "", "", ""],
])("%s: %s, number %j, unit %j", (raw, words, number, unit, country = undefined) => {
  const street = readStreet(raw, country ?? undefined);
  expect([street.words.join(" "), street.number, street.unit]).toEqual([words, number, unit]);
});

test("any line is read, and nothing but plain words comes of it", () => {
  const roll = dice(9);
  const pieces = [
    "12",
    "3/",
    "b",
    "#",
    "Flat",
    "St.",
    "-",
    "Hauptstr",
    "1st",
    "at",
    "C/",
    "box",
    "p.o.",
    "s/n",
    "ß",
    "'",
    "m",
    "社",
  ];
  for (let no = 0; no < 5000; no += 1) {
    const raw = Array.from({ length: roll(9) }, () => pieces[roll(pieces.length)]).join(" ");
    const { words, number, unit } = readStreet(raw, ["DE", "GB", undefined][roll(3)]);
    expect(
      words.every((word) => /^[a-z0-9]+$/.test(word)),
      raw,
    ).toBe(true);
    expect(number, raw).toMatch(/^(\d+([a-z]|bis|ter|quater)?)?$/);
    expect(unit, raw).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/);
  }
});
