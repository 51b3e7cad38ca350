import type { listMatrixParties } from "../../../contract/insight.ts";
import type { Given } from "../../api.ts";
import { oneOf, type SearchValues, searchOf, text } from "../../search.ts";

/** What stands behind the ? of the matrix: which days, how the scales run, whose points, and which customers are listed. */
export const MatrixSearch = searchOf({
  window: oneOf(["12m", "all"]),
  scale: oneOf(["straight"]),
  rating: text,
  region: oneOf(["served_lightly", "served_dearly", "served_at_a_loss", "no_margin"]),
  lasso: text,
  sort: oneOf(["profit", "revenue", "margin", "serving"]),
  dir: oneOf(["asc", "desc"]),
});
export type MatrixSearch = SearchValues<typeof MatrixSearch>;

export const letters = ["A", "B", "C", "N"] as const;
export type Letter = (typeof letters)[number];

/** The letters whose points are shown. */
export function lettersOf({ rating }: MatrixSearch): Letter[] {
  const chosen = letters.filter((letter) => rating?.split(",").includes(letter));
  return chosen.length === 0 ? [...letters] : chosen;
}

/** What the list is asked for. What was drawn around is a narrower choice than a region. */
export function filterOf(search: MatrixSearch): Given<typeof listMatrixParties> {
  const chosen = lettersOf(search);
  return {
    window: search.window ?? "12m",
    sort: search.sort ?? "profit",
    direction: search.dir ?? "asc",
    ...(chosen.length < letters.length && { rating: chosen.join(",") }),
    ...(search.lasso !== undefined
      ? { lasso: search.lasso }
      : search.region !== undefined && { region: search.region }),
  };
}

type Place = { x: number; y: number };

/** What was drawn around, as it stands in the address: the bend of its scale, then its corners. */
export function writeLasso(bend: number, corners: readonly Place[]): string {
  return [bend, ...corners.flatMap(({ x, y }) => [placeText(bend, x), placeText(bend, y)])].join(",");
}

/** The corners again, on the scale that is shown now; undefined when the address was cut short. */
export function readLasso(
  lasso: string | undefined,
  scale: { at: (amount: number) => number; bend: number },
): Place[] | undefined {
  if (lasso === undefined) return undefined;
  const [bend = 0, ...places] = lasso.split(",").map(Number);
  if (places.length < 6 || places.length % 2 === 1 || places.some(Number.isNaN)) return undefined;
  const again = (place: number) =>
    bend === scale.bend ? place : scale.at(bend === 0 ? place : Math.sinh(place) * bend);
  return Array.from({ length: places.length / 2 }, (_, at) => ({
    x: again(places[2 * at] ?? 0),
    y: again(places[2 * at + 1] ?? 0),
  }));
}

// A thousandth on a bent scale is a thousandth of the amount: finer than a pixel.
function placeText(bend: number, place: number): string {
  return String(Number(place.toFixed(bend === 0 ? 0 : 3)));
}
