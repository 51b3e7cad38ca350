import { type RawBuilder, sql } from "kysely";

/** Name on the screen and column of each sum of a month. */
const columns = {
  revenue: "revenue",
  costOfGoods: "cost_of_goods",
  directCost: "direct_cost",
  costToServe: "cost_to_serve",
  redress: "redress",
  finance: "finance",
  marketing: "marketing",
  adjustment: "adjustment",
  profit: "profit",
} as const;

export const sumColumns = Object.values(columns);

/** The sums of a row as one object, each as decimal text. */
export function sumsOf(table: string): RawBuilder<unknown> {
  const fields = Object.entries(columns).map(
    ([name, column]) => sql`${name}::text, ${sql.ref(`${table}.${column}`)}::text`,
  );
  return sql`jsonb_build_object(${sql.join(fields)})`;
}

/** Whether a customer's month reads otherwise in two tables. */
export function differs(one: string, other: string): RawBuilder<boolean> {
  const of = (table: string) => sql.join(sumColumns.map((column) => sql.ref(`${table}.${column}`)));
  return sql<boolean>`((${of(one)}) is distinct from (${of(other)}))`;
}

/** What a pool's month adds up from, of a table or alias of that shape. */
export function poolSums(table: string): RawBuilder<unknown> {
  const of = (column: string) => sql.ref(`${table}.${column}`);
  return sql`jsonb_build_object(
    'pool', ${of("pool_code")}, 'name', coalesce(pool.name, ${of("pool_code")}),
    'capacityMinutes', ${of("capacity_minutes")}, 'usedMinutes', ${of("used_minutes")},
    'supplied', ${of("supplied_amount")}::text, 'customers', ${of("customers_amount")}::text,
    'prospects', ${of("prospects_amount")}::text, 'unattributed', ${of("unattributed_amount")}::text,
    'unused', ${of("unused_amount")}::text, 'overAbsorbed', ${of("over_absorbed_amount")}::text
  )`;
}
