import { expect, test } from "vitest";
import { proposeDelivery } from "../propose-delivery.ts";
import { sketchTable } from "../sketch-table.ts";

const rows = (row: (at: number) => string[]) => Array.from({ length: 40 }, (_, at) => row(at));
const day = (at: number) => `2025-03-${String((at % 28) + 1).padStart(2, "0")}`;

function mapOf(name: string, header: string[], row: (at: number) => string[]) {
  return proposeDelivery([sketchTable({ name, header, rows: rows(row) })])[0]?.map;
}

test("where rows say what they are, invoices and credit notes count, and orders only where nothing is an invoice", () => {
  const of = (words: readonly string[]) =>
    mapOf("ledger", ["Date", "Transaction Type", "Num", "Customer", "Amount"], (at) => [
      ...[day(at), words[at % words.length] ?? "", `${1000 + at}`, `Firm ${at % 9} Ltd`, `${100 + at}.50`],
    ])?.columns["Transaction Type"];
  expect(of(["Invoice", "Credit Memo", "Quote", "Sales Order"])).toContainEqual({
    field: "recognised",
    values: { Invoice: "true", "Credit Memo": "true", Quote: "false", "Sales Order": "false" },
    otherwise: "false",
  });
  expect(of(["Sales Order", "Quote"])).toContainEqual({
    field: "recognised",
    values: { "Sales Order": "true", Quote: "false" },
    otherwise: "false",
  });
});

test("a company in a list of people goes by its name where few of them have a number", () => {
  const map = mapOf(
    "contacts",
    ["Company", "First name", "Last name", "Email", "Town", "Supplier number"],
    (at) => [
      ...[`Firm ${at} Ltd`, ["Ada", "Zoe", "Max"][at % 3] ?? "", `Stone${at}`, `p${at}@firm${at}.example`],
      ...["Leeds", at % 13 === 12 ? `7000${at}` : ""],
    ],
  );
  expect(map?.parts.customers).toMatchObject({ id: ["Company"], columns: { Company: "name" } });
  expect(map?.links.account).toMatchObject({ column: "Company", to: "customers" });
});

test("a company is known by its column, also where people's full names stand beside it", () => {
  const map = mapOf(
    "tickets",
    ["Ticket ID", "Subject", "Status", "Type", "Agent", "Created time", "Company Name", "Full name", "Email"],
    (at) => [
      ...[`${300 + at}`, ["Login fails", "Refund?"][at % 2] ?? "", ["Closed", "Open"][at % 2] ?? ""],
      ...["Question", ["Ann Agent", "Bob Boost"][at % 2] ?? "", `${day(at)} 09:00:00`],
      ...[
        `Firm ${at % 3} Holdings`,
        ["Ada Moss", "Ben Nye", "Cal Orr"][at % 3] ?? "",
        `u${at % 3}@f.example`,
      ],
    ],
  );
  expect(map?.kind).toBe("case_file");
  expect(map?.parts.customers).toMatchObject({ kind: "organisation", id: ["Company Name"] });
});
