import { sql } from "kysely";
import { deleteNoted, insertNoted, type Load } from "../plumbing/runs/journal.ts";
import {
  custom,
  dayOf,
  instant,
  linkOf,
  loadRecords,
  made,
  number,
  numberOf,
  text,
  today,
  yes,
} from "../plumbing/runs/load-records.ts";
import { loadCostPrices, loadPriceListEntries } from "./load-prices.ts";

/** Products with what they cost us, and price lists. Amounts without a currency are of the base currency. */
export async function loadProducts(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "product",
    table: "product",
    key: { product_id: sql`s.record_id` },
    columns: {
      code: text("code"),
      name: text("name", sql`s.data->>'code'`),
      category: {
        ...made(categoryName(load.runId), "category"),
        given: sql`s.data ? 'category' or s.refs ? 'category'`,
      },
      manufacturer: text("manufacturer"),
      unit: text("unit"),
      list_price: number("list_price"),
      currency: made(
        sql`coalesce(s.data->>'currency', case when s.data->>'list_price' is not null then w.base_currency end)`,
        "list_price",
        "currency",
      ),
      supplier_party_id: { value: linkOf("supplier"), given: sql`s.refs ? 'supplier'`, keepWhenEmpty: false },
      is_active: yes("is_active", sql`true`),
      custom,
      created_at: instant("created_at", sql`now()`),
    },
    versioned: true,
  });
  await loadCostPrices(load);
  await loadPricesOfProducts(load);
  await loadRecords(load, {
    kind: "price_list",
    table: "price_list",
    key: { price_list_id: sql`s.record_id` },
    columns: {
      name: text("name", sql`s.source_id`),
      currency: text("currency", sql`w.base_currency`),
      pricing_model: text("pricing_model"),
      is_active: yes("is_active", sql`true`),
      custom,
      created_at: instant("created_at", sql`now()`),
    },
  });
  await loadPriceListEntries(load);
}

/** A category is delivered as a name, or as a link to a file of categories. */
function categoryName(runId: string) {
  return sql`coalesce(s.data->>'category', (
    select coalesce(c.data->>'name', k.custom->>'name')
    from (select 1) one
    left join staged_row c on c.run_id = ${runId} and c.kind = 'category' and c.record_id = ${linkOf("category")}
    left join crosswalk k on k.record_id = ${linkOf("category")}
    limit 1
  ))`;
}

/** A cost price holds from the day the product was entered; a changed one from today, and the old one ends. */
async function loadPricesOfProducts(load: Load): Promise<void> {
  const staged = sql`staged_row s cross join (select * from workspace limit 1) w`;
  const ofRun = sql`s.run_id = ${load.runId} and s.kind = 'product' and s.data->>'cost' is not null`;
  const cost = numberOf("cost");
  const currency = sql`coalesce(s.data->>'currency', w.base_currency)`;
  await insertNoted(
    load,
    "cost_price",
    sql`insert into cost_price (product_id, valid_during, amount, currency)
        select s.record_id, daterange(coalesce(${dayOf("created_at")}, date '0001-01-01'), null), ${cost}, ${currency}
        from ${staged}
        where ${ofRun} and s.action in ('create', 'update')
          and not exists (select from cost_price p where p.product_id = s.record_id)`,
  );
  const outdated = sql`
    ${ofRun} and s.action = 'update' and t.product_id = s.record_id and upper_inf(t.valid_during)
    and t.amount <> round(${cost}, 6)`;
  const ended = await load.tx.sql<{ product_id: string; starts: string; amount: string; currency: string }>`
    select t.product_id, lower(t.valid_during) as starts, t.amount, t.currency
    from cost_price t, ${staged} where ${outdated}`;
  await deleteNoted(load, "cost_price", sql`delete from cost_price t using ${staged} where ${outdated}`);
  const old = JSON.stringify(ended);
  await insertNoted(
    load,
    "cost_price",
    sql`insert into cost_price (product_id, valid_during, amount, currency)
        select product_id, daterange(starts, ${today}), amount, currency
        from jsonb_to_recordset(${old}::jsonb) as e (product_id uuid, starts date, amount numeric, currency text)
        cross join (select * from workspace limit 1) w
        where starts < ${today}
        union all
        select s.record_id, daterange(greatest(e.starts, ${today}), null), ${cost}, ${currency}
        from jsonb_to_recordset(${old}::jsonb) as e (product_id uuid, starts date)
        join (${staged}) on s.record_id = e.product_id
        where ${ofRun} and s.action = 'update'`,
  );
}
