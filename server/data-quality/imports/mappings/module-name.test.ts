import { expect, test } from "vitest";
import { moduleName } from "./module-name.ts";

test.each([
  ["delivery.zip/kunden-2024-05-01 (2).csv", "kunden"],
  ["book.xlsx/Customers", "Customers"],
  ["Rechnungsliste.xlsx/2023", "Rechnungsliste"],
  ["Rechnungsliste.xlsx/2023-24", "Rechnungsliste"],
  ["2023.csv", "2023"],
  ["2023/orders.csv", "orders"],
])("%s is called %s", (path, name) => {
  expect(moduleName(path)).toBe(name);
});
