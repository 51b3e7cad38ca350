import { lookedAtMax } from "./looked-at.ts";

// Where each character of the shorter text stands, as bits; all nought between two calls.
const places = new Int32Array(65_536);
const row = new Uint16Array(lookedAtMax + 1);

/**
 * How many characters must be put in, left out or replaced to make one text of the other (Levenshtein 1966).
 * Symmetric. Counts UTF-16 units. Only the first 256 of each text are looked at, so that no pair takes long: of longer ones
 * the distance of their beginnings is told.
 */
export function levenshtein(a: string, b: string): number {
  if (a === b) return 0;
  let endA = Math.min(a.length, lookedAtMax);
  let endB = Math.min(b.length, lookedAtMax);
  // What is the same in front and behind costs nothing.
  while (endA > 0 && endB > 0 && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  let start = 0;
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  const lengthA = endA - start;
  const lengthB = endB - start;
  if (lengthA === 0 || lengthB === 0) return Math.max(lengthA, lengthB);
  const [shorter, longer] = lengthA <= lengthB ? [a, b] : [b, a];
  const shortest = Math.min(lengthA, lengthB);
  const longest = Math.max(lengthA, lengthB);
  return shortest <= 32
    ? distanceByBits(shorter, longer, start, shortest, longest)
    : distanceByRows(shorter, longer, start, shortest, longest);
}

/** A whole column of the table is two numbers: where it grows by one and where it shrinks (Myers 1999, Hyyrö 2003). */
function distanceByBits(
  shorter: string,
  longer: string,
  start: number,
  shortest: number,
  longest: number,
): number {
  for (let at = 0; at < shortest; at += 1) {
    const unit = shorter.charCodeAt(start + at);
    places[unit] = (places[unit] ?? 0) | (1 << at);
  }
  const last = 1 << (shortest - 1);
  let grows = -1;
  let shrinks = 0;
  let distance = shortest;
  for (let at = 0; at < longest; at += 1) {
    const equal = places[longer.charCodeAt(start + at)] ?? 0;
    const across = equal | shrinks;
    const down = ((((equal & grows) + grows) | 0) ^ grows) | equal;
    let more = shrinks | ~(down | grows);
    let less = grows & down;
    if ((more & last) !== 0) distance += 1;
    if ((less & last) !== 0) distance -= 1;
    more = (more << 1) | 1;
    less <<= 1;
    grows = less | ~(across | more);
    shrinks = more & across;
  }
  for (let at = 0; at < shortest; at += 1) places[shorter.charCodeAt(start + at)] = 0;
  return distance;
}

function distanceByRows(
  shorter: string,
  longer: string,
  start: number,
  shortest: number,
  longest: number,
): number {
  for (let at = 0; at <= shortest; at += 1) row[at] = at;
  for (let line = 1; line <= longest; line += 1) {
    const unit = longer.charCodeAt(start + line - 1);
    let diagonal = line - 1;
    let left = line;
    row[0] = line;
    for (let at = 1; at <= shortest; at += 1) {
      const above = row[at] ?? 0;
      const replaced = shorter.charCodeAt(start + at - 1) === unit ? diagonal : diagonal + 1;
      left = Math.min(replaced, above + 1, left + 1);
      diagonal = above;
      row[at] = left;
    }
  }
  return row[shortest] ?? 0;
}
