import { expect, test } from "vitest";
import { proposeDelivery } from "../propose-delivery.ts";
import { sketchTable } from "../sketch-table.ts";

function kindOf(name: string, ...lines: readonly string[]) {
  const [header = [], ...rows] = lines.map((line) => line.split(","));
  return proposeDelivery([sketchTable({ name, header, rows })])[0]?.kind;
}

test.each([
  [
    "readings",
    [
      "Reading ID,Site Name,Address,City,Meter Serial,Reading,Read Date",
      "1,Kern Ltd,1 High St,York,SN001,100,2025-01-01",
      "2,Mill Ltd,2 Low St,Leeds,SN002,200,2025-01-01",
      "3,Kern Ltd,1 High St,York,SN001,110,2025-02-01",
    ],
  ],
  [
    "meters",
    [
      "Meter ID,Name,Location,Last Reading,Reading Date,Unit",
      "M-1001,Boiler room,Building A,1023.4,2025-01-05,kWh",
      "M-1002,Roof solar,Building B,2033.1,2025-01-05,kWh",
      "M-1003,Canteen,Building A,533.9,2025-01-05,kWh",
    ],
  ],
  [
    "Messwerte",
    [
      "Messstelle,Bezeichnung,Datum,Wert,Einheit,Status",
      "MS1,Pegel Nord,01.01.2025,1.23,m,ok",
      "MS2,Pegel Süd,01.01.2025,2.23,m,ok",
      "MS1,Pegel Nord,02.01.2025,1.33,m,ok",
    ],
  ],
  [
    "payouts",
    [
      "id,Amount,Arrival Date (UTC),Status,Destination Name,Destination Country,Created (UTC),Type",
      "po_1,47.37,2025-01-12 00:00,paid,Bank AG,DE,2025-01-10 10:00,bank_account",
      "po_2,147.37,2025-02-12 00:00,paid,Bank AG,DE,2025-02-10 10:00,bank_account",
    ],
  ],
  [
    "stock",
    [
      "Warehouse,Location,Item,Counted,Count date",
      "Main Hall,A-12,Bolt,120,2025-01-05",
      "Main Hall,A-13,Nut,220,2025-01-05",
      "Annex,B-12,Bolt,20,2025-01-06",
      "Annex,B-13,Nut,22,2025-01-06",
    ],
  ],
] as const)("the rows of %s are nobody, and no articles", (name, lines) => {
  expect(["organisation", "person", "prospect", "product"]).not.toContain(kindOf(name, ...lines));
});

test("customers of a utility are customers, though their meters stand beside", () => {
  const customers = [
    "Customer No,Name,Street,City,Email,Meter number,Last reading,Reading date",
    "K1,Kern Ltd,1 High St,York,info@kern.example,SN001,100,2025-01-01",
    "K2,Mill Ltd,2 Low St,Leeds,info@mill.example,SN002,200,2025-01-01",
    "K3,Oak Ltd,3 Mid St,Hull,info@oak.example,SN003,300,2025-01-02",
  ];
  expect(kindOf("customers", ...customers)).toBe("organisation");
});

test("what somebody subscribed to is theirs, since when and until when", () => {
  const [proposal] = proposeDelivery([
    sketchTable({
      name: "subscriptions",
      header: [
        "id",
        "Customer ID",
        "Customer Description",
        "Customer Email",
        "Plan",
        "Status",
        "Start (UTC)",
        "Ended At (UTC)",
      ],
      rows: [
        ["sub_1A", "cus_001", "Ada Byron", "ada@home.example", "price_1", "active", "2024-01-05 10:11", ""],
        [
          "sub_1B",
          "cus_002",
          "Engines Ltd",
          "ops@engines.example",
          "price_2",
          "canceled",
          "2023-05-01 09:00",
          "2024-09-01 08:00",
        ],
        ["sub_1C", "cus_003", "Mill Ltd", "info@mill.example", "price_1", "past_due", "2024-06-01 12:00", ""],
      ],
    }),
  ]);
  expect(proposal?.map).toMatchObject({
    kind: "asset",
    columns: { Plan: "support_plan", "Start (UTC)": "valid_from", "Ended At (UTC)": "valid_until" },
    links: { account: { column: "Customer ID" } },
  });
});
