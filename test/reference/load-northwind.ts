import type { TestDatabase } from "../harness/database.ts";
import { americanDay, loadSales, minus, readRows, times } from "./load-sales.ts";

/** Northwind: 91 customers, 830 orders with list price, discount and freight. Returns party ids by customer code. */
export async function loadNorthwind(database: TestDatabase): Promise<Map<string, string>> {
  const customers = readRows("northwind/Customers.csv").map((row) => ({
    code: row.CustomerID ?? "",
    name: row.CompanyName ?? "",
  }));
  const orders = new Map(readRows("northwind/Orders.csv").map((row) => [row.OrderID, row]));
  const lines = readRows("northwind/Order_Details.csv").map((row) => {
    const order = orders.get(row.OrderID);
    const listAmount = times(row.UnitPrice ?? "0", row.Quantity ?? "0");
    return {
      customer: order?.CustomerID ?? "",
      document: row.OrderID ?? "",
      onDay: americanDay(order?.OrderDate ?? ""),
      quantity: Number(row.Quantity),
      listAmount,
      netAmount: minus(listAmount, times(listAmount, row.Discount ?? "0")),
      costAmount: null,
      freight: order?.Freight ?? "0",
    };
  });
  return loadSales(database, customers, lines);
}
