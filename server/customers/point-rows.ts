import { sql } from "kysely";
import type { KnownPoint } from "../matching/known-record.ts";

/** A way to reach somebody as the database hands it out: an array costs half of what an object with its names does. */
export type PointRow = readonly [
  kind: string,
  value: string,
  line1: string | null,
  line2: string | null,
  city: string | null,
  postcode: string | null,
  country: string | null,
];

/** A `PointRow` of the row `c` of `contact_point`. */
export const pointColumns = sql`json_build_array(
  c.kind, coalesce(c.normalised, c.raw), c.line1, c.line2, c.city, c.postcode, c.country
)`;

/** What no longer holds comes last: who moved is still found by where they lived. */
export const pointsInOrder = sql`order by c.valid_until nulls first, c.is_preferred desc, c.contact_point_id`;

export function pointOf([kind, value, line1, line2, city, postcode, country]: PointRow): KnownPoint {
  return { kind, value, line1, line2, city, postcode, country };
}
