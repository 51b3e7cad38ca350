import { expect, test } from "vitest";
import { readPlaceLine, readWholeAddress } from "./read-place-line.ts";

test.each([
  ["10115 Berlin", "10115", "Berlin"],
  ["D-10115 Berlin", "10115", "Berlin"],
  ["A-1010 Wien", "1010", "Wien"],
  ["00-950 Warszawa", "00-950", "Warszawa"],
  ["110 00 Praha", "110 00", "Praha"],
  ["1012 AB Amsterdam", "1012 AB", "Amsterdam"],
  ["Springfield, IL 62704", "62704", "Springfield"],
  ["Sydney NSW 2000", "2000", "Sydney"],
  ["London SW1A 1AA", "SW1A 1AA", "London"],
  ["Ottawa ON K1A 0B1", "K1A 0B1", "Ottawa"],
])("%s is a postcode and a town", (line, postcode, city) => {
  expect(readPlaceLine(line)).toEqual({ postcode, city });
});

test.each(["Berlin", "10115", "Paris 8e", "4th Ward", "", "12 Main Street", "x".repeat(1000)])(
  "%s is not both",
  (line) => {
    expect(readPlaceLine(line)).toBeNull();
  },
);

test.each([
  ["Hauptstr. 5, 10115 Berlin", "Hauptstr. 5", "10115", "Berlin"],
  ["Hauptstr. 5, 10115 Berlin, Germany", "Hauptstr. 5", "10115", "Berlin"],
  ["Hauptstr. 12a 10115 Berlin", "Hauptstr. 12a", "10115", "Berlin"],
  ["12 Main St, Apt 4, Springfield, IL 62704, USA", "12 Main St, Apt 4", "62704", "Springfield"],
  ["1 High Street, Leeds, LS1 4AB", "1 High Street", "LS1 4AB", "Leeds"],
  ["C/ Mayor 3; 28001 Madrid", "C/ Mayor 3", "28001", "Madrid"],
])("%s is taken apart", (text, street, postcode, city) => {
  expect(readWholeAddress(text)).toEqual({ street, postcode, city });
});

test.each(["Hauptstr. 5", "12 Main St, Apt 4", "Flat 3, Rose House", "Route 12345", ""])(
  "%s is a street alone",
  (text) => {
    expect(readWholeAddress(text)).toBeNull();
  },
);
