/** The list with one of its items in another place; where there is no such place, at the end of that side. */
export function reordered<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const moved = items[from];
  if (moved === undefined) return [...items];
  const others = items.filter((_, at) => at !== from);
  const place = Math.max(0, Math.min(others.length, to));
  return [...others.slice(0, place), moved, ...others.slice(place)];
}
