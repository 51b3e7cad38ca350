import { amountText } from "../../company/money.ts";
import type { Document } from "../../company/records.ts";
import { centsOf } from "../cents.ts";
import { type System, systems } from "../dirt/dirt-rates.ts";
import type { Truth } from "./truth.ts";

type Sums = { documents: number; lines: number; list: number; discount: number; net: number };

/** What each system exports as revenue, by currency, in hundredths. */
export type RevenueSums = Readonly<Record<System, Map<string, Sums>>>;

export function noRevenue(): RevenueSums {
  return { erp: new Map(), crm: new Map(), shop: new Map() };
}

/** Adds a document as it truly is, whatever becomes of its rows. */
export function addRevenue(revenue: RevenueSums, system: System, document: Document): void {
  if (document.recognisedOn === null) return;
  const ofCurrency = revenue[system];
  const sums = ofCurrency.get(document.currency) ?? { documents: 0, lines: 0, list: 0, discount: 0, net: 0 };
  ofCurrency.set(document.currency, sums);
  sums.documents += 1;
  for (const line of document.lines) {
    sums.lines += 1;
    sums.list += centsOf(line.listAmount);
    sums.discount += centsOf(line.discountAmount);
    sums.net += centsOf(line.netAmount);
  }
}

export function writeRevenue(truth: Truth, revenue: RevenueSums): void {
  for (const system of systems)
    for (const [currency, sums] of [...revenue[system]].sort())
      truth.revenue.write({
        system,
        currency,
        documents: String(sums.documents),
        lines: String(sums.lines),
        list_amount: amountText(sums.list),
        discount_amount: amountText(sums.discount),
        net_amount: amountText(sums.net),
      });
}
