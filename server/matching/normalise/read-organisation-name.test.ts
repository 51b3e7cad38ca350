import { expect, test } from "vitest";
import { dice } from "../../../test/dice.ts";
import { readOrganisationName, withoutOwnTown } from "./read-organisation-name.ts";

test.each([
  // Behind the name, in every way of writing it.
  ["Acme GmbH", "acme", "gmbh"],
  ["Acme G.m.b.H.", "acme", "gmbh"],
  ["Acme g m b h", "acme", "gmbh"],
  ["Acme Gesellschaft mit beschränkter Haftung", "acme", "gmbh"],
  ["Acme Gesellschaft mit beschraenkter Haftung", "acme", "gmbh"],
  ["Acme S. à r. l.", "acme", "sarl"],
  ["Acme S.à r.l.", "acme", "sarl"],
  ["Acme B.V.", "acme", "bv"],
  ["ACME BV", "acme", "bv"],
  ["Acme P/L", "acme", "pty-ltd", "AU"],
  ["Acme Pty. Limited", "acme", "pty-ltd"],
  ["Kowalski Sp. z o.o.", "kowalski", "sp-zoo"],
  ["Nowak spółka z ograniczoną odpowiedzialnością", "nowak", "sp-zoo"],
  ["Foto Müller e. K.", "foto muller", "ek"],
  ["Ørsted A/S", "orsted", "as", "DK"],
  ["Koç A.Ş.", "koc", "as", "TR"],
  ["Grupo Modelo S.A. de C.V.", "group modelo", "sa-de-cv"],
  ["Müller UG (haftungsbeschränkt)", "muller", "ug"],
  ["Volvo AB (publ)", "volvo", "ab"],
  ["Acme L L C", "acme", "llc"],
  // The longest first.
  ["Schulz GmbH & Co. KG", "schulz", "gmbh-co-kg"],
  ["SCHULZ GMBH U. CO. KG,", "schulz", "gmbh-co-kg"],
  ["Schulz GmbH + Co KG", "schulz", "gmbh-co-kg"],
  ["Acme Sp. z o. o. Sp. k.", "acme", "sp-zoo-spk"],
  ["Acme Public Limited Company", "acme", "plc"],
  // In front, where the market does so.
  ["SIA Latvijas Gāze", "latvijas gaze", "sia", "LV"],
  ["UAB Acme", "acme", "uab"],
  ["ООО «Ромашка»", "romashka", "ooo"],
  ["SARL Dupont & Fils", "dupont sons", "sarl"],
  ["SAS Dupont", "dupont", "sas", "FR"],
  ["SAS Institute Inc.", "sas institute", "inc", "US"],
  ["SAS Institute", "sas institute", null, "US"],
  ["PT Bank Central Asia Tbk", "bank central asia", "pt", "ID"],
  ["PT Cruisers", "pt cruisers", null, "US"],
  ["S.C. Petrom S.A.", "petrom", "sa", "RO"],
  ["Oy Nokia Ab", "nokia", "ab", "FI"],
  ["JSC Tactical Missiles Corp.", "tactical missiles", "jsc"],
  ["株式会社トヨタ", "toyota", "kk"],
  ["Societatea cu Răspundere Limitată Pro Traffic", "pro traffic", "srl"],
  ["S.R.L. Pro Traffic", "pro traffic", "srl"],
  ["S.C. Johnson", "sc johnson", null],
  // Before a place.
  ["Huber GmbH Wien", "huber wien", "gmbh"],
  ["Acme Ltd UK Branch", "acme uk branch", "ltd"],
  // Words elsewhere.
  ["Day Spa", "day spa", null, "US"],
  ["Barilla SPA", "barilla", "spa", "IT"],
  ["Barilla S.p.A.", "barilla", "spa", "US"],
  ["Barilla SpA", "barilla", "spa", "US"],
  ["Barilla Spa", "barilla spa", null, "US"],
  ["Offshore Fund I, Ltd.", "offshore fund i", "ltd"],
  ["Nowak i Synowie", "nowak sons", null],
  ["Northern Co-operative Society", "northern cooperative society", null],
  ["J.A.G.", "jag", null],
  ["J. A. G.", "jag", null],
  ["Smith PC", "smith", "pc", "US"],
  ["Gaming PC", "gaming pc", null, "DE"],
  ["AB Foods", "ab foods", null],
  // Never to nothing.
  ["AG", "ag", null],
  ["Limited Brands", "limited brands", null],
  ["The Limited", "limited", null],
  ["Company", "company", null],
  ["The Company Co.", "company", "co"],
  // Initials.
  ["A-B-C Company", "abc", "co"],
  ["A.B.C. Co", "abc", "co"],
  ["A B C Corp.", "abc", "co"],
  ["ABC comp", "abc", "co"],
  ["H & M", "hm", null],
  ["H&M", "hm", null],
  ["Plan B S.A.", "plan b", "sa"],
  ["P+S Ltd", "ps", "ltd"],
  // One spelling, no connectors.
  ["Smith & Co. Ltd.", "smith", "ltd"],
  ["Smith and Company", "smith", "co"],
  ["Zilm & Sons Intl Mfg Svcs", "zilm sons international manufacturing services", null],
  ["Brown Bros. Inc", "brown brothers", "inc"],
  ["Gebrüder Müller Köln", "brothers muller koln", null],
  ["Gebr. Mueller Cologne", "brothers mueller koln", null],
  ["Jansen en Zonen B.V.", "jansen sons", "bv"],
  ["Pérez y Hijos S.L.", "perez sons", "sl"],
  ["Kim's Nails, LLC", "kims nails", "llc"],
  ["First Bank Int’l", "first bank international", null],
  ["", "", null],
  ["-- & --", "", null],
])("%s: %s, %s", (raw, core, form, country = undefined) => {
  const name = readOrganisationName(raw, country ?? undefined);
  expect([name.core.join(" "), name.form]).toEqual([core, form]);
});

test.each([
  ["BENEDETTI AND ASSOCIATES ENERGY XX LIMI", "ltd", undefined],
  ["SLAPE AND ASSOCIATES TIMBER XXXXX GMB", "gmbh", undefined],
  ["GILFEDDER & ASSOCIATES CONSTRUCTION LT", "ltd", "AU"],
  ["RINALDI & MARTINELLI CONSTRUCTION S.R.", "srl", "IT"],
  ["OAK VALLEY PARTNERS AND SONS PTY. LT", "pty-ltd", "AU"],
  ["APEX BAY AND SONS CONSTRUCTION GMBH & C", "gmbh-co-kg", "DE"],
  ["BROOKER & SOEHNE FOODS USA INCORPORATE", "inc", "US"],
  ["QUANTUM PARK VERY LONG CONSTRUCTIONS L", null, undefined],
  ["TACTICAL MISSILES CORPORATION JOINT STOCK COMPAN", "jsc", undefined],
])("%s was cut off: %s", (raw, form, country) => {
  const { core, form: read } = readOrganisationName(raw, country);
  expect(read).toBe(form);
  const last = (raw.split(" ").at(-1) ?? "").toLowerCase();
  expect(core).not.toContain(last);
});

test("short names end as they are written, and long ones with their number", () => {
  expect(readOrganisationName("Goldman Sachs Mortgage Loan Trust 2004-1").core.slice(-2)).toEqual([
    "2004",
    "1",
  ]);
  expect(readOrganisationName("Timber Limi").core).toEqual(["timber", "limi"]);
});

test("a form names the countries that have it", () => {
  expect(readOrganisationName("Acme GmbH").formCountries).toContain("DE");
  expect(readOrganisationName("Acme").formCountries).toEqual([]);
  expect(readOrganisationName("Acme S.C.", "PL").form).toBe("sc-pl");
  expect(readOrganisationName("Acme S.C.", "RO").form).toBe("sc-ro");
});

test("any text has a core, unless it has no letter and no digit", () => {
  const roll = dice(5);
  const pieces = [
    "Ltd",
    "GmbH",
    "& Co",
    "the",
    "AG",
    "S.A.",
    "a",
    "b.",
    "-",
    "co",
    "UK",
    "sia",
    "Holding",
    "и",
    "社",
    "7",
    "y",
  ];
  for (let no = 0; no < 3000; no += 1) {
    const raw = Array.from({ length: roll(9) }, () => pieces[roll(pieces.length)]).join(" ");
    const { core } = readOrganisationName(raw, ["DE", "GB", "FR", undefined][roll(4)]);
    expect(core.length > 0, raw).toBe(/[^ &-]/.test(raw));
    expect(
      core.every((word) => /^[a-z0-9]+$/.test(word)),
      raw,
    ).toBe(true);
  }
});

test.each([
  ["St Paul's Church, Malton", "Malton", "St Paul's Church"],
  ["Praxis Weber (BREMEN)", "Bremen", "Praxis Weber"],
  ["Nordhafen - Kiel", "Kiel", "Nordhafen"],
  ["Malton Foods", "Malton", "Malton Foods"],
  ["Stadtwerke Kiel", "Kiel", "Stadtwerke Kiel"],
  ["Malton", "Malton", "Malton"],
  ["Huber, Wien", "Graz", "Huber, Wien"],
  ["Huber, Wien", "", "Huber, Wien"],
])("%s in %s is called %s", (name, town, own) => {
  expect(withoutOwnTown(name, town)).toBe(own);
});
