import { sql } from "kysely";
import type { Load } from "../plumbing/runs/journal.ts";
import { custom, day, link, linkOf, loadRecords, made, number, text } from "../plumbing/runs/load-records.ts";

/** Loads what customers own or have installed. One without a name goes by its product, its serial number or its id. */
export async function loadAssets(load: Load): Promise<void> {
  const name = sql`coalesce(
    (select p.name from product p where p.product_id = ${linkOf("product")}), s.data->>'serial', s.source_id
  )`;
  await loadRecords(load, {
    kind: "asset",
    table: "asset",
    key: { party_id: sql`s.party_id`, asset_id: sql`s.record_id` },
    columns: {
      name: text("name", name),
      product_id: link("product"),
      serial: text("serial"),
      support_plan: text("support_plan"),
      state: text("state"),
      source_state: text("source_state"),
      amount: number("amount"),
      // An amount is of the base currency unless the delivery says otherwise.
      currency: made(
        sql`coalesce(s.data->>'currency', case when s.data->>'amount' is not null then w.base_currency end)`,
        "currency",
        "amount",
      ),
      period: text("period"),
      valid_from: day("valid_from"),
      valid_until: day("valid_until"),
      custom,
    },
  });
}
