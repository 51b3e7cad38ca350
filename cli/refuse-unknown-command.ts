import { refuse } from "../server/plumbing/refuse.ts";

/** Refuses with the name that was probably meant, or with all there are. */
export function refuseUnknownCommand(name: string, known: readonly string[]): never {
  const nearest = nearestName(name, known);
  const hint = nearest ? `Did you mean ${nearest}?` : `There are ${known.join(", ")}.`;
  refuse("command_unknown", { name: JSON.stringify(name), hint });
}

/** The name most like `wrong`, if one is near enough to be meant: at most a third of its letters differ, but up to two. */
function nearestName(wrong: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, distance: editDistance(wrong.toLowerCase(), name) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(2, Math.floor(wrong.length / 3)) ? best.name : undefined;
}

/** Levenshtein distance, row by row. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const swap = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(swap, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[b.length] ?? 0;
}
