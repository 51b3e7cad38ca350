import { describe, expect, test } from "vitest";
import {
  fieldsOf,
  type ImportKind,
  importKinds,
} from "../../../../contract/data-quality/imports/import-kinds.ts";
import { ModuleMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { proposeDelivery, proposeTable } from "./propose-delivery.ts";
import { sketchTable } from "./sketch-table.ts";
import { fieldNames, kindFieldNames } from "./vocabulary/field-names.ts";

const customers = sketchTable({
  name: "Kunden",
  header: ["Kd-Nr", "Firma", "Straße", "PLZ", "Ort", "Land", "Tel.", "Geschlecht", "Lieblingsfarbe"],
  rows: Array.from({ length: 30 }, (_, at) => [
    `K${1000 + at}`,
    `Muster ${at} GmbH`,
    `Hauptstr. ${at + 1}`,
    `${10115 + at}`,
    at % 2 ? "Berlin" : "Hamburg",
    "Deutschland",
    `030 / 12345${10 + at}`,
    at % 2 ? "m" : "w",
    ["rot", "blau"][at % 2] ?? "",
  ]),
});
const invoices = sketchTable({
  name: "Rechnungen",
  header: ["Belegnr", "Kd-Nr", "Datum", "Fällig", "Netto", "MwSt", "Brutto", "Status"],
  rows: Array.from({ length: 40 }, (_, at) => {
    const net = 100 + at * 7;
    return [
      `RE-${5000 + at}`,
      `K${1000 + (at % 30)}`,
      `${String((at % 28) + 1).padStart(2, "0")}.03.2024`,
      `${String((at % 28) + 1).padStart(2, "0")}.04.2024`,
      `${net},00`,
      `${(net * 0.19).toFixed(2).replace(".", ",")}`,
      `${(net * 1.19).toFixed(2).replace(".", ",")}`,
      ["bezahlt", "offen", "storniert", "beim Anwalt"][at % 4] ?? "",
    ];
  }),
});
const lines = sketchTable({
  name: "Rechnungspositionen",
  header: ["Belegnr", "Pos", "Bezeichnung", "Menge", "E-Preis", "Gesamt"],
  rows: Array.from({ length: 80 }, (_, at) => [
    `RE-${5000 + (at >> 1)}`,
    `${(at % 2) + 1}`,
    `Artikel ${at % 9}`,
    `${(at % 5) + 2}`,
    `${(at % 7) + 1},50`,
    `${(((at % 5) + 2) * ((at % 7) + 1.5)).toFixed(2).replace(".", ",")}`,
  ]),
});

describe("a German delivery nobody knows", () => {
  const [people, bills, positions] = proposeDelivery([customers, invoices, lines], { country: "DE" });

  test("its tables are told apart", () => {
    expect([people?.kind, bills?.kind, positions?.kind]).toEqual([
      "organisation",
      "document",
      "document_line",
    ]);
  });

  test("its columns come to our fields, those of nobody to fields of the workspace", () => {
    expect(people?.map).toMatchObject({
      id: ["Kd-Nr"],
      name: ["Firma"],
      columns: {
        Firma: "name",
        Straße: "line1",
        PLZ: "postcode",
        Ort: "city",
        "Tel.": "phone",
        Lieblingsfarbe: { field: "custom", type: "text" },
      },
      always: { role: "customer", stage: "customer" },
    });
    expect(bills?.map?.columns).toMatchObject({
      Belegnr: "number",
      Datum: "issued_at",
      Fällig: "due_on",
      Netto: "net_total",
      MwSt: "tax_total",
      Brutto: "gross_total",
    });
    expect(positions?.map).toMatchObject({
      id: ["Belegnr", "Pos"],
      columns: { Menge: "quantity", "E-Preis": "list_price", Bezeichnung: "description" },
    });
  });

  test("its tables are linked where the values of one stand in the other", () => {
    expect(bills?.map?.links.account).toMatchObject({ column: "Kd-Nr", to: "Kunden", by: "id" });
    expect(positions?.map?.links.document).toMatchObject({ column: "Belegnr", to: "Rechnungen", by: "id" });
    expect(bills?.map?.party).toEqual(["account"]);
  });

  test("its words for what became of a bill are ours, and an unknown one is left to be asked", () => {
    expect(bills?.map).toMatchObject({ always: { document_kind: "invoice", recognised: "true" } });
    expect(bills?.map?.columns.Status).toEqual([
      {
        field: "state",
        values: { bezahlt: "closed", offen: "open", storniert: "cancelled" },
      },
      "source_state",
    ]);
    expect(people?.map?.columns.Land).toBe("country");
  });

  test("what the law protects is kept as it is, and said so", () => {
    const column = people?.columns.find(({ column: name }) => name === "Geschlecht");
    expect(column?.candidates).toEqual([
      { as: "custom", confidence: 1, reasons: [expect.stringContaining("the law protects")] },
    ]);
  });

  test("reasons name what was seen", () => {
    const reasonsOf = (name: string) =>
      [people, bills, positions]
        .flatMap((table) => table?.columns ?? [])
        .find(({ column }) => column === name)?.candidates[0]?.reasons;
    expect(reasonsOf("Tel.")).toEqual(["is called “Tel.”", "all cells are phone numbers"]);
    expect(bills?.columns[1]?.candidates[0]?.reasons).toContain("its values stand in Kunden.Kd-Nr (100 %)");
    expect(reasonsOf("Gesamt")?.join()).toContain("“Menge” times “E-Preis” is “Gesamt”");
  });
});

test.each([
  [
    "Clients",
    "organisation",
    ["Code client", "Raison sociale", "Adresse", "Code postal", "Ville", "Téléphone", "N° TVA"],
  ],
  ["Facturas", "document", ["Número de factura", "Cliente", "Fecha", "Vencimiento", "Importe total", "IVA"]],
  ["Prodotti", "product", ["Codice", "Descrizione", "Prezzo", "Unità", "Categoria"]],
  ["Contactpersonen", "person", ["Voornaam", "Achternaam", "Telefoon", "Mobiel", "Functie"]],
  ["Chamadas", "contact", ["Data", "Assunto", "Duração", "Cliente", "Responsável"]],
  ["Zamówienia", "document", ["Numer zamówienia", "Data", "Klient", "Kwota netto", "Kwota brutto"]],
  [
    "Firmy",
    "organisation",
    ["ID", "Nazwa firmy", "NIP", "Miejscowość", "Telefon", "Obroty roczne", "Opiekun"],
  ],
  ["Towary", "product", ["Kod towaru", "Nazwa towaru", "Cena sprzedaży", "Cena zakupu", "Jednostka"]],
  ["Zahlungen", "payment", ["Zahlnr", "Kdnr", "Datum", "Betrag", "Zahlart"]],
  ["Reklamationen", "case_file", ["Nummer", "Betreff", "Gemeldet am", "Priorität", "Status", "Erledigt am"]],
])("%s is told by its words alone: %s", (name, kind, header) => {
  const [proposal] = proposeDelivery([
    sketchTable({ name, header, rows: [header.map((_, at) => `w${at}`)] }),
  ]);
  expect(proposal?.kind).toBe(kind);
});

describe("what a company is registered as", () => {
  const clients = (name: string, header: string[], given: string) => {
    const rows = ["Société Générale de Pêche", "Boulangerie L'Épi d'Or", "Café de la Gare"].map(
      (legal, at) => [`C${at}`, legal, `${given}${at}`, `01 42 68 53 0${at}`, `contact@client${at}.example`],
    );
    const [proposal] = proposeDelivery([sketchTable({ name, header, rows })], { country: "FR" });
    return proposal;
  };
  test.each([
    ["clients", ["Code client", "Raison sociale", "Ville", "Téléphone", "Courriel"]],
    ["clientes", ["Código", "Razón social", "Ciudad", "Teléfono", "Correo electrónico"]],
    ["clienti", ["Codice", "Ragione sociale", "Città", "Telefono", "E-mail"]],
    ["accounts", ["No", "Legal name", "City", "Phone", "E-mail"]],
  ])("is its name where there is no other: %s", (name, header) => {
    const proposal = clients(name, header, "Metz ");
    expect(proposal).toMatchObject({ kind: "organisation", map: { name: [header[1]] } });
    expect(proposal?.map?.columns[header[1] ?? ""]).toBe("name");
  });
  test("stands beside the name where there is one", () => {
    const header = ["No", "Legal name", "Company", "Phone", "E-mail"];
    const proposal = clients("accounts", header, "Maison ");
    expect(proposal).toMatchObject({
      kind: "organisation",
      map: { columns: { Company: "name", "Legal name": "legal_name" } },
    });
  });
});

test("a table of nothing we know is left to the person, with all of its columns", () => {
  const rows = Array.from({ length: 20 }, (_, at) => [`${at / 7}`, `${at * 1.37}`]);
  const [proposal] = proposeDelivery([sketchTable({ name: "survivors", header: ["x", "t_x"], rows })]);
  expect(proposal).toMatchObject({ kind: null, map: null, confidence: 0 });
  expect(proposal?.columns.map(({ candidates }) => candidates[0]?.as)).toEqual(["custom", "custom"]);
});

test("a person may say what the rows are: the same columns are read anew", () => {
  const proposal = proposeTable(customers, "person", [{ sketch: invoices, kind: "document" }]);
  expect(proposal).toMatchObject({ kind: "person", confidence: 1 });
  expect(proposal.map?.id).toEqual(["Kd-Nr"]);
  expect(ModuleMap.parse(proposal.map)).toEqual(proposal.map);
});

test("a customer and an article on each line of an order are records of their own", () => {
  const [proposal] = proposeDelivery([
    sketchTable({
      name: "Sales",
      header: [
        "Order ID",
        "Line",
        "Order Date",
        "Customer ID",
        "Customer Name",
        "Product ID",
        "Product Name",
        "Quantity",
        "Unit Price",
      ],
      rows: Array.from({ length: 60 }, (_, at) => [
        `O-${at >> 1}`,
        `${(at % 2) + 1}`,
        `2024-03-${String(((at >> 1) % 28) + 1).padStart(2, "0")}`,
        `C-${(at >> 1) % 7}`,
        `Muster ${(at >> 1) % 7} AG`,
        `P-${at % 11}`,
        `Bolt ${at % 11}`,
        `${(at % 4) + 1}`,
        `${(at % 11) + 1}.25`,
      ]),
    }),
  ]);
  expect(proposal?.kind).toBe("document_line");
  const parts = Object.values(proposal?.map?.parts ?? {});
  expect(parts.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual([
    "document Order ID",
    "organisation Customer ID",
    "product Product ID",
  ]);
});

test("numbers that are filled up with zeros are ids, not phones", () => {
  const header = ["KUNNR", "Name 1", "Ort"];
  const rows = Array.from({ length: 30 }, (_, at) => [
    `${1000 + at}`.padStart(10, "0"),
    `Werk ${at} GmbH`,
    "Kiel",
  ]);
  const [proposal] = proposeDelivery([sketchTable({ name: "Debitoren", header, rows })], { country: "DE" });
  expect(proposal).toMatchObject({ kind: "organisation", map: { id: ["KUNNR"] } });
});

test("what other tables name rows by is their id though it stands twice, and a number that tells rows apart is one", () => {
  const ids = ["R1", "R2", "R3", "R3", "R4"];
  const [people, bills] = proposeDelivery(
    [
      sketchTable({
        name: "Kunden",
        header: ["Nr", "Firma", "Ort"],
        rows: ids.map((id, at) => [id, `Werk ${at} GmbH`, at % 2 ? "Bremen" : "Kiel"]),
      }),
      sketchTable({
        name: "Rechnungen",
        header: ["Belegnr", "Kunde", "Datum", "Netto", "MwSt", "Brutto"],
        rows: ids.map((id, at) => [`B${at}`, id, `0${at + 1}.02.2024`, "100,00", "19,00", "119,00"]),
      }),
    ],
    { country: "DE" },
  );
  expect(people?.map?.id).toEqual(["Nr"]);
  expect(people?.map?.columns.Nr).toBeUndefined();
  expect(bills?.map).toMatchObject({ id: ["Belegnr"], columns: { Belegnr: "number" } });
  expect(bills?.map?.links.account).toMatchObject({ column: "Kunde", to: "Kunden", by: "id" });
});

test("a column leads to the table whose rows it names, not to one that names them as well", () => {
  const firm = (at: number) => (at < 20 ? `Werk ${at} Ltd` : `Elsewhere ${at} Inc`);
  const table = (name: string, header: string[], row: (at: number) => string[]) =>
    sketchTable({ name, header, rows: Array.from({ length: 30 }, (_, at) => row(at)) });
  // Each firm has one person and one order, some of firms that are not in the delivery.
  const [, , orders] = proposeDelivery([
    table("Companies", ["Company", "City"], (at) => [`Werk ${at} Ltd`, ["Leeds", "York"][at % 2] ?? ""]),
    table("People", ["First name", "Surname", "Company", "Email"], (at) => [
      ["Ada", "Bob", "Cy"][at % 3] ?? "",
      `Fox${at}`,
      firm(at),
      `fox${at}@firm${at}.example`,
    ]),
    table("Orders", ["Order No", "Company", "Order date", "Total"], (at) => [
      `O${at}`,
      firm(at),
      "2024-01-15",
      `${at}.50`,
    ]),
  ]);
  expect(orders?.map?.links.account).toMatchObject({ column: "Company", to: "Companies", by: "name" });
});

test("customers whom several tables name and none holds are the same ones, orders of one number are not", () => {
  const rows = (cells: (at: number) => string[]) => Array.from({ length: 20 }, (_, at) => cells(at));
  const firm = (at: number) => `Werk ${at % 7} GmbH`;
  const day = (at: number) => `2024-03-${10 + (at % 20)}`;
  const lines = (name: string) =>
    sketchTable({
      name,
      header: ["Order No", "Line", "Order date", "Customer", "Product", "Quantity", "Amount"],
      rows: rows((at) => [
        `${at >> 1}`,
        `${(at % 2) + 1}`,
        day(at >> 1),
        firm(at >> 1),
        `Bolt ${at % 5}`,
        `${at + 1}`,
        `${at}.50`,
      ]),
    });
  const calls = sketchTable({
    name: "Calls",
    header: ["Call ID", "Customer", "Call start", "Duration (min)"],
    rows: rows((at) => [`L${at}`, firm(at), `${day(at)} 09:00`, `${at + 1}`]),
  });
  const parts = proposeDelivery([lines("Order lines"), calls]).map((one) =>
    Object.keys(one.map?.parts ?? {}),
  );
  expect(parts[0]).toEqual(expect.arrayContaining(["customers", "Order lines documents"]));
  expect(parts[1]).toEqual(["customers"]);
});

describe("lines that tell their document and article, and of the customer the number", () => {
  const flat = sketchTable({
    name: "Verkauf",
    header: ["Belegnr", "Belegdatum", "Artikelnr", "Bezeichnung", "Menge", "E-Preis", "Kundennr", "Land"],
    rows: Array.from({ length: 60 }, (_, at) => [
      `RE-${5000 + (at >> 1)}`,
      `${String(((at >> 1) % 28) + 1).padStart(2, "0")}.03.2024`,
      `A${100 + (at % 7)}`,
      `Schraube ${at % 7}`,
      `${(at % 5) + 1}`,
      `${at + 1},50`,
      // Whoever pays at the counter has none.
      at % 10 === 9 ? "" : `K${1000 + ((at >> 1) % 20)}`,
      "Deutschland",
    ]),
  });
  const bought = (links: object) => ({ party: ["account"], links });

  test("say who bought, called by that number where nobody tells more", () => {
    const map = proposeDelivery([flat])[0]?.map;
    expect(map?.parts).toMatchObject({
      customers: { kind: "organisation", id: ["Kundennr"], columns: { Kundennr: "name" } },
      "Verkauf documents": bought({ account: { column: "Kundennr", to: "customers", by: "id" } }),
    });
  });

  test("belong to the customers that another table holds, or an earlier delivery brought in", () => {
    const documents = (map: ModuleMap | null | undefined) => map?.parts["Verkauf documents"];
    const together = proposeDelivery([customers, flat], { country: "DE" })[1]?.map;
    const to = { account: { column: "Kundennr", to: "Kunden", by: "id" } };
    expect(documents(together)).toMatchObject(bought(to));
    const later = proposeDelivery([flat], { known: [{ module: "Kunden", kind: "organisation" }] })[0]?.map;
    expect(documents(later)).toMatchObject(bought(to));
    for (const map of [together, later]) expect(Object.keys(map?.parts ?? {})).not.toContain("customers");
  });
});

test("a link may lead to what an earlier delivery brought in; where none did, a customer goes by the number", () => {
  const link = () => proposeDelivery([invoices])[0]?.map?.links.account;
  expect(link()).toMatchObject({ column: "Kd-Nr", to: "customers" });
  const [later] = proposeDelivery([invoices], { known: [{ module: "Kunden", kind: "organisation" }] });
  expect(later?.map?.links.account).toEqual({ column: "Kd-Nr", to: "Kunden", by: "id", none: [] });
});

test("every field the vocabulary names is one of ours", () => {
  const known = new Set(
    Object.keys(importKinds).flatMap((kind) => Object.keys(fieldsOf(kind as ImportKind))),
  );
  expect(Object.keys(fieldNames).filter((field) => !known.has(field))).toEqual([]);
  for (const [kind, names] of Object.entries(kindFieldNames))
    expect([kind, Object.keys(names).filter((field) => !(field in fieldsOf(kind as ImportKind)))]).toEqual([
      kind,
      [],
    ]);
});

test.each([
  ["Nombre", "Apellidos", ["Juan", "María", "Ana"], ["García López", "Pérez Ruiz", "Martín Gil"]],
  ["Nome", "Cognome", ["Luca", "Anna Maria", "Paolo"], ["Rossi", "Bianchi", "Verdi"]],
  ["Ad", "Soyad", ["Ayşe", "Mehmet", "Fatma"], ["Yılmaz", "Demir", "Kaya"]],
])("%s beside %s is the given name", (given, family, ofGiven, ofFamily) => {
  const rows = ofGiven.map((one, at) => [`${at + 1}`, one, ofFamily[at] ?? "", `p${at}@firm.example`]);
  const [proposal] = proposeDelivery([
    sketchTable({ name: "contacts", header: ["No", given, family, "Email"], rows }),
  ]);
  expect(proposal?.map).toMatchObject({
    kind: "person",
    columns: { [given]: "given_name", [family]: "family_name" },
    name: [given, family],
  });
});

test("a whole name beside the family name is no given name", () => {
  const [proposal] = proposeDelivery([
    sketchTable({
      name: "contacts",
      header: ["No", "Name", "Surname", "Email"],
      rows: [
        ["1", "Juan García", "García", "a@firm.example"],
        ["2", "María Pérez", "Pérez", "b@firm.example"],
        ["3", "Ana Martín", "Martín", "c@firm.example"],
      ],
    }),
  ]);
  expect(proposal?.map?.columns.Name).toBe("name");
});
