import { sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";

import type { Tx } from "../../plumbing/database/db.ts";

/** Where the records of a kind are. Those of parties share a table. */
const tables = {
  organisation: "party",
  household: "party",
  person: "party",
  product: "product",
  price_list: "price_list",
  campaign: "campaign",
  campaign_touch: "campaign_touch",
  opportunity: "opportunity",
  document: "document",
  case_file: "case_file",
  contact: "contact",
  note: "note",
  asset: "asset",
} as const;

// As many rows are counted in a second or so; of larger tables a part is drawn.
const lookedMost = 300_000;

/** Counts in how many records of a kind each field says something: what nobody fills can be retired. */
export async function countCustomFieldUse({ tx, input }: Call<typeof customers.countCustomFieldUse>) {
  const { looked: records, isSample } = await recordsToLookAt(tx, input.recordKind);
  const rows = await tx.sql<{ key: string | null; filled: number }>`
    with looked as materialized (${records})
    select null as key, count(*) as filled from looked
    union all
    (
      select k.key, count(*) as filled
      from looked
      cross join lateral jsonb_each_text(looked.custom) k (key, value)
      where looked.custom <> '{}' and k.value <> ''
      group by k.key
      order by k.key
      limit 5000
    )`;
  const looked = rows.find(({ key }) => key === null)?.filled ?? 0;
  return { looked, isSample, rows: rows.flatMap(({ key, filled }) => (key === null ? [] : { key, filled })) };
}

/** What stands in `custom` of the records of a kind, as a query; of very many a part that is drawn at random. */
export async function recordsToLookAt(tx: Tx, recordKind: keyof typeof tables) {
  const table = tables[recordKind];
  const [size] = await tx.sql<{ rows: number }>`
    select greatest(coalesce(sum(c.reltuples), 0), 0)::bigint as rows
    from pg_class c
    where c.relname = ${table} and c.relnamespace = current_schema()::regnamespace`;
  const isSample = (size?.rows ?? 0) > lookedMost;
  const share = isSample ? sql`tablesample system (${(100 * lookedMost) / (size?.rows ?? 1)})` : sql``;
  const only = table === "party" ? sql`where t.kind = ${recordKind}` : sql``;
  return { looked: sql`select t.custom from ${sql.table(table)} t ${share} ${only}`, isSample };
}
