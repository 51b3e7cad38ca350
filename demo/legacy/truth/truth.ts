import type { System } from "../dirt/dirt-rates.ts";
import type { OpenTable } from "../writing/open-tables.ts";

/** What is true, table by table: written beside the systems' folders, never in them. */
export async function openTruth(open: OpenTable) {
  return {
    records: await open("records.csv", [
      "system",
      "file",
      "record_id",
      "customer_key",
      "person_key",
      "character",
    ]),
    dirt: await open("dirt.csv", ["system", "file", "record_id", "column", "kind", "should_be"]),
    relations: await open("relations.csv", ["kind", "from_key", "to_key", "since"]),
    wrongAccounts: await open("wrong-account.csv", [
      "system",
      "file",
      "record_id",
      "stands_on",
      "belongs_on",
      "customer_key",
    ]),
    repeatedFacts: await open("repeated-facts.csv", ["system", "file", "record_id", "repeats_record_id"]),
    value: await open("value.csv", valueColumns),
    revenue: await open("revenue.csv", [
      "system",
      "currency",
      "documents",
      "lines",
      "list_amount",
      "discount_amount",
      "net_amount",
    ]),
  };
}

export type Truth = Awaited<ReturnType<typeof openTruth>>;

/** Amounts in base currency, returns and costs as positive ones; `_12` are the last twelve closed months. */
export const valueColumns = [
  "customer_key",
  "character",
  "revenue_12",
  "discounts_12",
  "returns_12",
  "cost_of_goods_12",
  "contacts_12",
  "minutes_12",
  "revenue",
  "discounts",
  "returns",
  "cost_of_goods",
  "contacts",
  "minutes",
] as const;

/** Dirt that comes of how a system writes, on top of what dirt-rates.ts says. */
export type DirtOfForm = "transliterated" | "cut";

/** Whose a record is. A test record is nobody's. */
export type Whose = { customerKey: string; personKey: string; character: string };

export const nobody: Whose = { customerKey: "", personKey: "", character: "" };

/** Notes whose a record is: every record that stands for somebody, and what happened where the system names nobody. */
export function noteRecord(truth: Truth, system: System, file: string, id: string, whose: Whose): void {
  truth.records.write({
    system,
    file,
    record_id: id,
    customer_key: whose.customerKey,
    person_key: whose.personKey,
    character: whose.character,
  });
}
