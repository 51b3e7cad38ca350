import type { TestDatabase } from "../harness/database.ts";
import { americanDay, loadSales, minus, readRows, type SaleLine } from "./load-sales.ts";

/** Superstore: 793 customers, 9,994 order lines with sales, discount and profit. Returns party ids by customer code. */
export async function loadSuperstore(database: TestDatabase): Promise<Map<string, string>> {
  const rows = readRows("superstore/superstore.csv.gz");
  const customers = new Map(
    rows.map((row) => [
      row["Customer ID"],
      { code: row["Customer ID"] ?? "", name: row["Customer Name"] ?? "", segment: row.Segment ?? "" },
    ]),
  );
  const lines = rows.map((row): SaleLine => {
    const sales = row.Sales ?? "0";
    return {
      customer: row["Customer ID"] ?? "",
      document: row["Order ID"] ?? "",
      onDay: americanDay(row["Order Date"] ?? ""),
      quantity: Number(row.Quantity),
      listAmount: (Number(sales) / (1 - Number(row.Discount))).toFixed(6),
      netAmount: sales,
      costAmount: minus(sales, row.Profit ?? "0"),
    };
  });
  return loadSales(database, [...customers.values()], lines);
}
