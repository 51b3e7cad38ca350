import type { World } from "./world.ts";

/** The row for a turn: through all of them in steps that meet each before any comes again, as long as it goes. */
export function pick<Row>(rows: readonly Row[], turn: number): Row {
  const row = rows[(turn * 7919) % rows.length];
  if (row === undefined) throw new Error("There is nothing to pick from.");
  return row;
}

/** Customers to open: 2,000 wherever chance falls, and the ten with the most facts as one in ten of them. */
export async function customersToOpen(world: World): Promise<string[]> {
  const { rows: anywhere } = await world.database.pool.query<{ id: string }>(
    `select golden_id as id from party_value where is_customer order by md5(golden_id::text) limit 2000`,
  );
  const { rows: biggest } = await world.database.pool.query<{ id: string }>(
    `select golden_id as id from party_value where is_customer order by entries_count_all desc, golden_id limit 10`,
  );
  return anywhere.map((one, index) => (index % 10 === 0 ? pick(biggest, index / 10).id : one.id));
}
