import type { Tx } from "../../../plumbing/db.ts";

/** The workspace as far as reading needs it: where days begin, where phones are, what amounts are in, what day it is. */
export type Place = { timeZone: string; country: string | null; currency: string; today: string };

export async function placeOf(tx: Tx): Promise<Place> {
  const [place] = await tx.sql<Place>`
    select time_zone as "timeZone", country, base_currency as currency, to_char(now() at time zone time_zone, 'YYYY-MM-DD') as today
    from workspace`;
  if (place === undefined) throw new Error("There is no workspace.");
  return place;
}
