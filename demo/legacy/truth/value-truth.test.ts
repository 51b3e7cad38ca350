import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { customerAt } from "../../company/customers-of.ts";
import { describeCompany } from "../../company/describe-company.ts";
import type { Company, Contact, Customer, Document } from "../../company/records.ts";
import { localTimeOf } from "../writing/local-time.ts";
import { openTables } from "../writing/open-tables.ts";
import { readTable } from "../writing/read-table.ts";
import { tableFormats } from "../writing/written-forms.ts";
import { openTruth } from "./truth.ts";
import { closedMonths, prepareValue, writeValue } from "./value-truth.ts";

const described = describeCompany({ customers: 10, years: 3, seed: 1, until: "2026-10-31" });
const [product] = described.products;
const company: Company = {
  ...described,
  exchangeRates: [
    { currency: "GBP", validFrom: "2024-01-01", rate: "1.20" },
    { currency: "GBP", validFrom: "2026-01-01", rate: "1.155555" },
  ],
  products: described.products.slice(0, 1).map((one) => ({
    ...one,
    costPrices: [
      { validFrom: "2023-01-01", amount: "6.00" },
      { validFrom: "2026-01-01", amount: "7.00" },
    ],
  })),
};

function aDocument(
  kind: Document["kind"],
  day: string | null,
  currency: string,
  [quantity, list, net]: [number, string, string],
): Document {
  return {
    ...{
      key: `${kind}${day}`,
      kind,
      number: "1",
      state: "closed",
      issuedOn: day ?? "2026-02-01",
      dueOn: null,
      shippedOn: null,
    },
    ...{
      recognisedOn: day,
      currency,
      freightCost: null,
      ownerKey: null,
      personKey: null,
      derivedFromKey: null,
    },
    lines: [
      {
        ...{ productKey: product?.key ?? "", quantity, listPrice: "10.00", listAmount: list, netAmount: net },
        ...{ discountAmount: String(Number(list) - Number(net)), discountName: null, taxAmount: "0.00" },
      },
    ],
  };
}

function aContact(startedAt: string, minutes: string | null, state: Contact["state"] = "done"): Contact {
  return {
    ...{
      key: startedAt,
      channel: "phone",
      kind: "order",
      direction: "in",
      subject: "",
      note: null,
      staffKey: "",
    },
    ...{
      personKey: null,
      startedAt,
      state,
      dueOn: null,
      minutes,
      causedBy: "customer",
      caseKey: null,
      feeling: null,
    },
  };
}

async function writtenValue(customer: Customer): Promise<Record<string, string> | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "vitalfew-value-"));
  const truth = await openTruth(await openTables(join(folder, "truth"), tableFormats.truth, () => {}));
  writeValue(
    truth,
    prepareValue(company, localTimeOf(company.timeZone, company.from, company.choice.until)),
    customer,
  );
  for (const table of Object.values(truth)) await table.close();
  const [row] = readTable(folder, "truth", "value.csv");
  rmSync(folder, { recursive: true });
  return row;
}

test("the value of a customer is plain arithmetic over what was generated", async () => {
  const customer: Customer = {
    ...customerAt(described, 0),
    documents: [
      aDocument("invoice", "2025-10-31", "EUR", [10, "100.00", "90.00"]),
      aDocument("invoice", "2026-02-01", "GBP", [3, "30.00", "28.50"]),
      aDocument("credit_note", "2026-03-01", "EUR", [-2, "-20.00", "-18.00"]),
      aDocument("order", null, "EUR", [50, "500.00", "500.00"]),
    ],
    // 22:59 UTC on 31 October is the last minute of that day in Berlin, a minute later it is November.
    contacts: [
      aContact("2025-10-31T22:59:00Z", "5.0"),
      aContact("2025-10-31T23:00:00Z", "7.5"),
      aContact("2026-10-31T22:59:00Z", null),
      aContact("2026-10-31T09:00:00Z", "60", "planned"),
    ],
  };
  expect(await writtenValue(customer)).toMatchObject({
    // 28.50 × 1.155555 − 18
    revenue_12: "14.9333175",
    discounts_12: "1.7333325",
    returns_12: "18.00",
    cost_of_goods_12: "7.00",
    contacts_12: "2",
    minutes_12: "7.5",
    revenue: "104.9333175",
    discounts: "11.7333325",
    returns: "18.00",
    cost_of_goods: "67.00",
    contacts: "3",
    minutes: "12.5",
  });
});

test.each([
  ["2026-10-31", "2025-11-01", "2026-11-01"],
  ["2026-10-30", "2025-10-01", "2026-10-01"],
  ["2024-02-29", "2023-03-01", "2024-03-01"],
  ["2026-01-15", "2025-01-01", "2026-01-01"],
])("the twelve closed months until %s begin on %s", (until, from, after) => {
  expect(closedMonths(until)).toEqual({ from, until: after });
});
