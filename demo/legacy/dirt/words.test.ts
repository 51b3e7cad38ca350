import { expect, test } from "vitest";
import { otherLegalForm } from "./legal-forms.ts";
import { mistype } from "./mistype.ts";
import { nicknameOf } from "./nicknames.ts";
import { phoneWriting } from "./phone-writings.ts";
import { strayCurrency } from "./stray-currency.ts";
import { transliterate } from "./transliterate.ts";

test.each([
  ["Müller & Söhne", "Mueller & Soehne"],
  ["Weiß", "Weiss"],
  ["Électricité Ñandú", "Électricité Ñandú"],
  ["Łódź Świątek", "Lódz Swiatek"],
  ["Γεωργία Ψαρά", "Georgia Psara"],
  ["Щербак Їжакевич", "Shcherbak Izhakevych"],
  ["サトウ", "satou"],
  ["佐藤 KK", "?? KK"],
])("%s is held by the ERP as %s", (text, latin) => {
  expect(transliterate(text)).toBe(latin);
});

test.each([
  ["Nordwind GmbH", 0, "Nordwind G.m.b.H."],
  ["Nordwind GmbH", 0.99, "Nordwind"],
  ["Bell & Sons Ltd", 0, "Bell & Sons Limited"],
  ["株式会社明川石金属", 0, "(株)明川石金属"],
  ["ТОВ Вітер", 0.9, "Вітер"],
  ["Agnes Moor", 0.5, "Agnes Moor"],
])("%s may also be written with another legal form (%d)", (name, luck, other) => {
  expect(otherLegalForm(name, luck)).toBe(other);
});

test("a phone number is written in many ways and stays the same number", () => {
  const ways = Array.from({ length: 9 }, (_, way) => phoneWriting("0421 312 3456", "DE", (way + 0.5) / 9));
  expect(new Set(ways).size).toBe(9);
  expect(ways).toContain("+49 (0)421 3123456");
  expect(ways).toContain("0421/3123456");
  for (const way of ways) expect(way.replace(/\(0\)|\D/g, "")).toMatch(/^(0049|49|0)4213123456$/);
  expect(phoneWriting("", "DE", 0.5)).toBe("");
});

test("a slip of the fingers changes one place, never the first letter", () => {
  for (let luck = 0; luck < 1; luck += 0.07) {
    const slipped = mistype("Hoffmann", luck);
    expect(slipped.startsWith("H")).toBe(true);
    expect(Math.abs(slipped.length - 8)).toBeLessThan(2);
  }
  expect(mistype("Hoffmann", 0.4)).not.toBe("Hoffmann");
  expect(mistype("Li", 0.4)).toBe("Li");
});

test("nicknames are those of people who have one", () => {
  expect([nicknameOf("Katarzyna"), nicknameOf("William"), nicknameOf("Xaver")]).toEqual([
    "Kasia",
    "Bill",
    undefined,
  ]);
});

test("a stray sign is one that the system can write, and never splits an amount from its minus", () => {
  expect(strayCurrency("1.234,50-", "EUR", "erp", 0.1)).toBe("€ 1.234,50-");
  expect(strayCurrency("10,00", "PLN", "erp", 0.1)).toContain("PLN");
  expect(strayCurrency("10.00", "PLN", "shop", 0.1)).toContain("zł");
});
