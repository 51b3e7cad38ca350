import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openRecordFile } from "../open-record-file.ts";
import { understandFiles } from "../understand-files.ts";
import { rolesOfColumns } from "./roles-of-columns.ts";

/** Columns with the role each has; what isn't named has none. */
type Told = Record<string, string | null>;

function told(header: readonly string[], rows: readonly (readonly string[])[] = []) {
  const { kind, columns } = rolesOfColumns(header, rows);
  return { kind, roles: Object.fromEntries(columns.map(({ column, role }) => [column, role])) };
}

const febrl: Told = {
  record_id: "id",
  given_name: "givenName",
  surname: "familyName",
  street_number: "houseNumber",
  address_1: "street",
  address_2: "unit",
  suburb: "city",
  postcode: "postcode",
  state: "region",
  date_of_birth: "birthDate",
  soc_sec_id: "personalId",
};

/** How the columns of public sets and of three old systems are called. */
const byName: { of: string; kind: string; roles: Told }[] = [
  {
    of: "companies of an ERP, a CRM and a marketing tool",
    kind: "organisation",
    roles: {
      record_id: "id",
      source: "source",
      name: "organisation",
      website: "website",
      email: "email",
      phone: "phone",
      street: "street",
      city: "city",
      postcode: "postcode",
      country: "country",
      tax_id: "taxId",
    },
  },
  {
    of: "contacts of the three",
    kind: "person",
    roles: {
      record_id: "id",
      source: "source",
      full_name: "fullName",
      company: "organisation",
      job_title: "jobTitle",
      email: "email",
      phone: "phone",
      street: "street",
      city: "city",
      postcode: "postcode",
      country: "country",
      birth_date: "birthDate",
    },
  },
  { of: "FEBRL", kind: "person", roles: febrl },
  { of: "dsgen", kind: "person", roles: { ...febrl, age: null, phone_number: "phone" } },
  {
    of: "Splink's fake_1000",
    kind: "person",
    roles: { first_name: "givenName", surname: "familyName", dob: "birthDate", city: "city", email: "email" },
  },
  {
    of: "RLdata",
    kind: "person",
    roles: { fname_c1: "givenName", fname_c2: "middleName", lname_c1: "familyName", lname_c2: "familyName" },
  },
  {
    of: "persons of Wikidata",
    kind: "person",
    roles: {
      full_name: "fullName",
      first_and_surname: null,
      first_name: "givenName",
      surname: "familyName",
      dob: "birthDate",
      birth_place: "city",
      postcode_fake: "postcode",
      gender: null,
    },
  },
  {
    of: "restaurants",
    kind: "organisation",
    roles: { name: "organisation", addr: "street", city: "city", phone: "phone" },
  },
  { of: "publications", kind: "organisation", roles: { record_id: "id", title: "organisation" } },
  {
    of: "German persons",
    kind: "person",
    roles: {
      Kundennummer: "id",
      Anrede: null,
      Vorname: "givenName",
      Nachname: "familyName",
      Strasse: "street",
      Hausnummer: "houseNumber",
      PLZ: "postcode",
      Ort: "city",
      Land: "country",
      "E-Mail": "email",
      Mobil: "phone",
      Fax: null,
      Geburtsdatum: "birthDate",
    },
  },
  {
    of: "an office that leaves vowels out",
    kind: "person",
    roles: {
      CUST_NO: "id",
      FST_NM: "givenName",
      LST_NM: "familyName",
      ADDR_LN1: "street",
      CTY_NM: "city",
      ZIP_CD: "postcode",
      EML_ADDR: "email",
      PHN_NBR: "phone",
      BRTH_DT: "birthDate",
    },
  },
  {
    of: "members of a Swedish club",
    kind: "person",
    roles: {
      Medlemsnr: "id",
      Förnamn: "givenName",
      Efternamn: "familyName",
      Födelseår: "birthDate",
      Gatuadress: "street",
      Postnr: "postcode",
      Postort: "city",
      "E-post": "email",
      Mobil: "phone",
      Kön: null,
    },
  },
  {
    of: "Norwegian people",
    kind: "person",
    roles: {
      Fornavn: "givenName",
      Etternavn: "familyName",
      Fødselsdato: "birthDate",
      Poststed: "city",
      Kjønn: null,
    },
  },
  {
    of: "Finnish people",
    kind: "person",
    roles: {
      Etunimi: "givenName",
      Sukunimi: "familyName",
      Syntymäaika: "birthDate",
      Lähiosoite: "street",
      Postitoimipaikka: "city",
      Sähköposti: "email",
      Puhelin: "phone",
    },
  },
  {
    of: "Czech people",
    kind: "person",
    roles: {
      Jméno: "givenName",
      Příjmení: "familyName",
      "Datum narození": "birthDate",
      Ulice: "street",
      PSČ: "postcode",
      Město: "city",
      Telefon: "phone",
      Pohlaví: null,
    },
  },
  {
    of: "Turkish people",
    kind: "person",
    roles: {
      "Müşteri no": "id",
      Ad: "givenName",
      Soyadı: "familyName",
      "Doğum tarihi": "birthDate",
      Adres: "street",
      İlçe: "city",
      "Posta kodu": "postcode",
      "Cep telefonu": "phone",
      "E-posta": "email",
    },
  },
  {
    of: "Hungarian people",
    kind: "person",
    roles: {
      Vezetéknév: "familyName",
      Keresztnév: "givenName",
      Irányítószám: "postcode",
      Telefonszám: "phone",
    },
  },
  {
    of: "Russian people",
    kind: "person",
    roles: {
      Фамилия: "familyName",
      Имя: "givenName",
      "Дата рождения": "birthDate",
      Город: "city",
      Телефон: "phone",
    },
  },
  {
    of: "Spanish people",
    kind: "person",
    roles: {
      Nombre: "givenName",
      "Primer apellido": "familyName",
      "Segundo apellido": "familyName",
      "Fecha nac.": "birthDate",
      "C.P.": "postcode",
      Municipio: "city",
    },
  },
  {
    of: "tenants",
    kind: "person",
    roles: {
      "Mieter Name": "familyName",
      "Mieter Vorname": "givenName",
      Objekt: "street",
      Wohnung: "unit",
      "geb.": "birthDate",
    },
  },
  {
    of: "schools",
    kind: "organisation",
    roles: { Establishment: "organisation", Address: "street", Town: "city", Telephone: "phone" },
  },
  {
    of: "Dutch people",
    kind: "person",
    roles: {
      Roepnaam: "givenName",
      Tussenvoegsel: "middleName",
      Achternaam: "familyName",
      Huisnr: "houseNumber",
    },
  },
  {
    of: "Indian shops",
    kind: "organisation",
    roles: { Outlet: "organisation", Address: "street", City: "city", "Pin Code": "postcode" },
  },
  {
    of: "French companies",
    kind: "organisation",
    roles: {
      "Raison sociale": "organisation",
      Adresse: "street",
      "Code postal": "postcode",
      Ville: "city",
      Pays: "country",
      Téléphone: "phone",
      SIRET: "taxId",
      "Site web": "website",
    },
  },
  {
    of: "Spanish persons",
    kind: "person",
    roles: {
      "Nombre de pila": "givenName",
      "Apellido 1": "familyName",
      "Apellido 2": "familyName",
      "Fecha de nacimiento": "birthDate",
      Sexo: null,
      DNI: "personalId",
      Teléfono: "phone",
    },
  },
  {
    of: "persons whose name is the family's",
    kind: "person",
    roles: { Vorname: "givenName", Name: "familyName", "geb. Datum": "birthDate" },
  },
  {
    of: "persons whose name is the given one",
    kind: "person",
    roles: { nombre: "givenName", apellidos: "familyName", nif: "taxId", codigo_postal: "postcode" },
  },
  {
    of: "customers of SAP",
    kind: "organisation",
    roles: {
      KUNNR: "id",
      NAME1: "organisation",
      STRAS: "street",
      PSTLZ: "postcode",
      ORT01: "city",
      TELF1: "phone",
      STCEG: "taxId",
    },
  },
  {
    of: "a register of companies",
    kind: "organisation",
    roles: {
      CompanyName: "organisation",
      CompanyNumber: "taxId",
      "RegAddress.AddressLine1": "street",
      "RegAddress.AddressLine2": "unit",
      "RegAddress.PostTown": "city",
      "RegAddress.PostCode": "postcode",
      CompanyStatus: null,
    },
  },
  {
    of: "practices",
    kind: "organisation",
    roles: { "Provider Name": "organisation", NPI: "taxId", phone_type: null, is_company: null },
  },
  {
    of: "accounts with the people who speak for them",
    kind: "organisation",
    roles: {
      "Account Name": "organisation",
      "Contact First Name": null,
      "Contact Last Name": null,
      "Billing Street": "street",
      "Shipping Street": null,
      "Billing City": "city",
      Website: "website",
      Owner: null,
      "Created At": null,
    },
  },
];

test.each(byName)("the columns of $of are known by their names", ({ kind, roles }) => {
  expect(told(Object.keys(roles))).toEqual({ kind, roles });
});

describe("what stands in a column", () => {
  test("customers are companies or people as their names say", () => {
    const companies = ["Arbor", "Brig", "Cole", "Dunn", "Esk", "Firth"].map((name) => [
      `${name} Holdings Ltd`,
      "N1",
    ]);
    const people = ["Anna Berg", "Peter Kern", "Maria Lund", "John Dale", "Paul Voss"].map((name) => [
      name,
      "N1",
    ]);
    expect(told(["Customer", "Postcode"], companies)).toMatchObject({
      kind: "organisation",
      roles: { Customer: "organisation" },
    });
    expect(told(["Customer", "Postcode"], people)).toMatchObject({
      kind: "person",
      roles: { Customer: "fullName" },
    });
  });

  const letter = (at: number) => String.fromCharCode(97 + at);
  const twenty = (cells: (at: number) => readonly string[]) =>
    Array.from({ length: 20 }, (_, at) => cells(at));

  test("can show that it isn't what it is called, or what it is instead", () => {
    const rows = twenty((at) => [
      `Site ${at} of a school`,
      "No",
      "09/30/13",
      at % 4 ? "" : `www.school${at}.example`,
    ]);
    const { roles } = told(["Site name", "Website", "Email Address", "Center Director"], rows);
    expect(roles).toEqual({
      "Site name": "organisation",
      Website: null,
      "Email Address": null,
      "Center Director": "website",
    });
  });

  test("says whose a bare name is", () => {
    const people = twenty((at) => [
      `${["Anna", "Peter", "Maria"][at % 3]} Berg${letter(at)}`,
      `a${at}@b.example`,
    ]);
    const companies = twenty((at) => [
      `Berg${letter(at)} ${["GmbH", "AG", "Ltd"][at % 3]}`,
      `a${at}@b.example`,
    ]);
    expect(told(["name", "email"], people)).toEqual({
      kind: "person",
      roles: { name: "fullName", email: "email" },
    });
    expect(told(["name", "email"], companies)).toMatchObject({
      kind: "organisation",
      roles: { name: "organisation" },
    });
  });

  test("pages of one site are profiles, and no domain of an employer", () => {
    const sites = (of: (at: number) => string) => twenty((at) => ["Anna", `Berg${letter(at)}`, of(at)]);
    const header = ["First name", "Last name", "LinkedIn"];
    expect(
      told(
        header,
        sites((at) => `linkedin.com/in/berg-${at}`),
      ).roles,
    ).toMatchObject({ LinkedIn: "text" });
    expect(
      told(
        header,
        sites((at) => `https://berg${at}.example/`),
      ).roles,
    ).toMatchObject({
      LinkedIn: "website",
    });
  });

  test("of people are known by how they are addressed, and by a day of birth", () => {
    const names = (at: number) => `Xelo Quat${letter(at)}`;
    expect(
      told(
        ["Name", "City", "Sex"],
        twenty((at) => [names(at), "Ulm", at % 2 ? "F" : "M"]),
      ).kind,
    ).toBe("person");
    expect(
      told(
        ["Name", "Tgl Lahir"],
        twenty((at) => [names(at), `${at + 1}-03-1980`]),
      ),
    ).toEqual({
      kind: "person",
      roles: { Name: "fullName", "Tgl Lahir": "birthDate" },
    });
    expect(
      told(
        ["Name", "City"],
        twenty((at) => [names(at), "Ulm"]),
      ).kind,
    ).toBe("organisation");
  });

  test("“Guest Name” is a person's where it holds people", () => {
    expect(
      told(
        ["Guest Name", "Room"],
        twenty((at) => [`BERG${letter(at)}/ANNA MRS`, `${at}`]),
      ),
    ).toMatchObject({
      kind: "person",
      roles: { "Guest Name": "fullName" },
    });
  });

  test("makes a birthday of three figures side by side", () => {
    const rows = twenty((at) => [
      "ANNA",
      `BERG${at}`,
      String(1930 + at),
      String(1 + (at % 12)),
      String(1 + at),
    ]);
    expect(told(["fname", "lname", "by", "bm", "bd"], rows).roles).toMatchObject({
      by: "birthYear",
      bm: "birthMonth",
      bd: "birthDay",
    });
  });

  test.each([
    "Nombre y apellidos",
    "Name, Vorname",
    "Vor- und Nachname",
    "Nom et prénom",
    "imię i nazwisko",
    "Ad Soyad",
  ])("is a whole name where %s names both parts", (column) => {
    const rows = twenty((at) => [`Anna Berg${letter(at)}`, `${10_115 + at}`]);
    expect(told([column, "PLZ"], rows)).toMatchObject({ kind: "person", roles: { [column]: "fullName" } });
  });

  test("is read without what stands in brackets behind its name, and by the end of a long one", () => {
    const rows = twenty((at) => [
      `${at}`,
      `Name ${at}`,
      "1 Main St",
      "Suite 4",
      "Salem",
      `503555${1000 + at}`,
    ]);
    const header = [
      "Row",
      "Name (English)",
      "Provider First Line Business Practice Location Address",
      "Provider Second Line Business Practice Location Address",
      "Provider Business Practice Location Address City Name",
      "Provider Business Practice Location Address Telephone Number",
    ];
    expect(Object.values(told(header, rows).roles).slice(1)).toEqual([
      "organisation",
      "street",
      "unit",
      "city",
      "phone",
    ]);
  });

  test("called after an owner is the name where nothing else is", () => {
    const rows = twenty((at) => [`${at}`, `Nordwerk ${at} GmbH`, `Hafenweg ${at}`, "Anna Berg"]);
    const roles = (...header: string[]) => told(header, rows).roles;
    expect(roles("id", "assignee_name", "address", "note")).toMatchObject({ assignee_name: "organisation" });
    expect(roles("id", "Company", "address", "Owner Name")).toMatchObject({
      Company: "organisation",
      "Owner Name": null,
    });
  });

  test("is a whole name where it is called a family's, has several words, and no given name stands beside it", () => {
    const rows = twenty((at) => [`Anna Berg${letter(at)}`, `${10_115 + at}`]);
    expect(told(["Nachname", "PLZ"], rows).roles).toMatchObject({ Nachname: "fullName" });
  });

  test("is an id where it tells every row apart and is called like one", () => {
    const rows = twenty((at) => ["Anna", `Berg${letter(at)}`, `BN${1000 + at}`, `${20 + (at % 9)}`]);
    expect(told(["first name", "last name", "ncid", "age"], rows).roles).toMatchObject({
      ncid: "id",
      age: "age",
    });
  });

  test("is compared as a text where it tells records apart, and left aside where it doesn't", () => {
    const rows = twenty((at) => [
      `Trattoria ${at}`,
      `cuisine ${at % 7}`,
      "open",
      at === 3 ? "a remark" : "",
      `${at}.50`,
    ]);
    expect(told(["name", "type", "program", "remark of few", "price"], rows).roles).toEqual({
      name: "organisation",
      type: "text",
      program: null,
      "remark of few": null,
      price: null,
    });
  });

  test("never makes a protected attribute one that is compared", () => {
    const rows = twenty((at) => [
      "Anna",
      `Berg${at}`,
      ["f", "m"][at % 2] ?? "",
      `faith ${at}`,
      `nation ${at}`,
    ]);
    expect(told(["first name", "surname", "sex", "religion", "nationality"], rows).roles).toMatchObject({
      sex: null,
      religion: null,
      nationality: null,
    });
  });

  test("gives a role to a second column only where the first is empty", () => {
    const rows = twenty((at) => (at % 2 ? ["", "Ann", "Berg", "x"] : ["Anna Berg", "", "", "x"]));
    const { roles } = told(["full_name", "given_name", "family_name", "legal"], rows);
    expect(roles).toMatchObject({
      full_name: "fullName",
      given_name: "givenName",
      family_name: "familyName",
    });
  });

  test("a cell of a hundred thousand characters and a table of a thousand columns are taken", () => {
    const rows = twenty((at) => ["x".repeat(100_000), `a${at}@b.example`]);
    expect(told(["text", "mail"], rows).roles).toMatchObject({ mail: "email" });
    const wide = Array.from({ length: 1_000 }, (_, at) => `column of the ${at}th`);
    expect(
      rolesOfColumns(
        wide,
        twenty(() => wide),
      ).columns,
    ).toHaveLength(1_000);
  });
});

test("Brazilian companies: streets beside their numbers, a postcode called as phones are elsewhere", () => {
  const rows = Array.from({ length: 30 }, (_, at) => [
    `Padaria ${at} Ltda`,
    `12.345.6${10 + at}/0001-${10 + at}`,
    at % 2 ? "Rua das Flores" : "Avenida Brasil",
    String(100 + (at % 9)),
    "Campinas",
    "SP",
    `13${100 + at}-0${10 + (at % 7)}`,
    `(19) 3${200 + at}-4${300 + at}`,
  ]);
  const header = ["Razão Social", "CNPJ", "Logradouro", "Nº", "Município", "UF", "CEP", "Telefone"];
  const { roles } = told(header, rows);
  expect(roles).toEqual({
    "Razão Social": "organisation",
    CNPJ: "taxId",
    Logradouro: "street",
    Nº: "houseNumber",
    Município: "city",
    UF: "region",
    CEP: "postcode",
    Telefone: "phone",
  });
  const mobiles = told(
    ["Ad", "Soyad", "Cep"],
    [...rows.keys()].map((at) => ["Ayşe", "Yılmaz", `0532 555 ${10 + at} 12`]),
  );
  expect(mobiles.roles).toMatchObject({ Cep: "phone" });
});

test("days of a column that nobody knows are birthdays where they lie a generation apart", () => {
  const days = (from: number, step: number) =>
    Array.from({ length: 40 }, (_, at) => [
      "Ada",
      `Lind${at}`,
      `${from + Math.floor(at * step)}-03-${10 + (at % 19)}`,
    ]);
  expect(told(["First name", "Last name", "Eintritt X"], days(1950, 1.2)).roles).toMatchObject({
    "Eintritt X": "birthDate",
  });
  expect(told(["First name", "Last name", "Move-in"], days(2012, 0.25)).roles).toMatchObject({
    "Move-in": null,
  });
});

const shared = join(import.meta.dirname, "../../../../../../shared/data/matching");

describe.skipIf(!existsSync(shared))("whole files (needs ../shared/data)", () => {
  const ofFile: [string, string, Told][] = [
    [
      "crm-legacy-a/contacts.csv",
      "person",
      { full_name: "fullName", given_name: "givenName", family_name: "familyName" },
    ],
    [
      "crm-legacy-a/companies.csv",
      "organisation",
      { name: "organisation", tax_id: "taxId", website: "website" },
    ],
    [
      "chicago-childcare-a/records.csv",
      "organisation",
      {
        Source: "source",
        "Site name": "organisation",
        Address: "street",
        Zip: "postcode",
        Phone: "phone",
        Fax: null,
        "Program Name": null,
        "Length of Day": null,
        Agency: null,
        Neighborhood: null,
        Website: null,
        "Center Director": null,
        "Email Address": null,
      },
    ],
    ["fodors-zagats/records.csv", "organisation", { name: "organisation", addr: "street", type: "text" }],
    ["febrl3/records.csv", "person", febrl],
    ["dsgen-a-10k/records.csv", "person", { ...febrl, age: null, phone_number: "phone" }],
    ["fake-1000/records.csv", "person", { first_name: "givenName", surname: "familyName", dob: "birthDate" }],
    [
      "rldata500/records.csv",
      "person",
      { by: "birthYear", bm: "birthMonth", bd: "birthDay", fname_c2: "middleName" },
    ],
    ["historical-25k/records.csv.gz", "person", { occupation: "text", gender: null, birth_place: "city" }],
    ["abt-buy/buy.csv", "organisation", { name: "organisation", description: "text", price: null }],
    [
      "dblp-acm/acm.csv",
      "organisation",
      { title: "organisation", authors: "text", venue: "text", year: "text" },
    ],
  ];

  test.each(ofFile)("%s", async (path, kind, roles) => {
    const files = await openRecordFile({ path, storedAt: join(shared, path) });
    const [part] = understandFiles(files, "auto");
    expect(part?.kind).toBe(kind);
    const found = Object.fromEntries(part?.columns.map(({ column, role }) => [column, role]) ?? []);
    expect(found).toMatchObject({ record_id: "id", ...roles });
  });
});
