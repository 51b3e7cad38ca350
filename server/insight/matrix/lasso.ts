import { type RawBuilder, sql } from "kysely";

/**
 * Whether a customer's margin and serving lie within what was drawn on the screen. The corners are on the scale they were drawn
 * on, because a straight line there is none in amounts.
 * @param lasso the bend of the scale, then the corners, as the contract describes it
 */
export function isInside(lasso: string): RawBuilder<boolean> {
  const [bend = 0, ...corners] = lasso.split(",").map(Number);
  const polygon = Array.from(
    { length: corners.length / 2 },
    (_, at) => `(${corners[2 * at]},${corners[2 * at + 1]})`,
  );
  const place = (column: string) =>
    bend === 0 ? sql`${sql.ref(column)}::float8` : sql`asinh(${sql.ref(column)}::float8 / ${bend}::float8)`;
  return sql<boolean>`point(${place("margin")}, ${place("serving")}) <@ ${`(${polygon.join(",")})`}::polygon`;
}
