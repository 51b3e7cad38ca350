import { expect, test } from "vitest";
import type { CustomerRow } from "./customer-columns.tsx";
import { customersAsCsv } from "./customers-as-csv.ts";

const row: CustomerRow = {
  partyId: "1",
  name: 'Say "Nord", Ltd',
  kind: "organisation",
  place: null,
  stage: "customer",
  segment: "=1+1",
  rating: null,
  rfm: null,
  lastContactOn: null,
  lastContactDays: null,
  lastSaleOn: null,
  openCases: 0,
  overdueTasks: 0,
  owner: null,
};

function linesOf(rows: readonly CustomerRow[]): string[] {
  const address = customersAsCsv(rows);
  return decodeURIComponent(address.slice(address.indexOf(",") + 1)).split("\r\n");
}

test("names with quotes survive, and nothing runs as a formula", () => {
  const [header, first] = linesOf([row]);
  expect(header).toBe(
    "\uFEFFid,name,kind,place,stage,segment,rating,rfm,last contact,last sale,open cases,owner",
  );
  expect(first).toBe('1,"Say ""Nord"", Ltd",organisation,,customer,\'=1+1,,,,,0,');
});

test("figures are there for those who got them, a loss as a number", () => {
  const [header, first] = linesOf([{ ...row, revenue: "10.00", profit: "-5.00", costToServeRatio: null }]);
  expect(header).toContain("profit 12 m");
  expect(first).toContain("10.00,-5.00,");
  expect(linesOf([row])[0]).not.toContain("profit");
});
