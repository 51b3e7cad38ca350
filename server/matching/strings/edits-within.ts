/** The most edits that can be asked for: the rows below are as wide as twice that. */
const editsMax = 64;

// Three lines of the table, each as wide as the band around its diagonal, with a border that is never the least.
const width = 2 * editsMax + 3;
let line = new Uint16Array(width);
let before = new Uint16Array(width);
let beforeThat = new Uint16Array(width);
const never = 60_000;

// What is left of two texts between what they begin and end with alike.
let one = new Uint16Array(256);
let other = new Uint16Array(256);

/**
 * How many typing mistakes lie between two texts, if no more than `most`: a character put in, left out, replaced, or two
 * neighbours swapped, each place touched once (optimal string alignment). `most + 1` says that there are more.
 * Symmetric. Counts UTF-16 units, all of them: the time grows with the length times `most`, and what differs early is left early.
 * @param most a whole number from 0 to 64
 */
export function editsWithin(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (most > editsMax) throw new RangeError(`No more than ${editsMax} edits can be asked for, not ${most}.`);
  if (Math.abs(a.length - b.length) > most || most < 1) return most + 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > 0 && endB > 0 && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  let start = 0;
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  makeRoom(Math.max(endA, endB) - start);
  for (let at = start; at < endA; at += 1) one[at - start] = a.charCodeAt(at);
  for (let at = start; at < endB; at += 1) other[at - start] = b.charCodeAt(at);
  return editsBetween(endA - start, endB - start, most);
}

/** A text whose bytes stand from `start` to `end`. */
export interface Bytes {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** The same of two texts of which each byte is a character, without reading them. */
export function editsWithinOfBytes(a: Bytes, b: Bytes, most: number): number {
  if (Math.abs(a.end - a.start - (b.end - b.start)) > most) return most + 1;
  let endA = a.end;
  let endB = b.end;
  while (endA > a.start && endB > b.start && a.bytes[endA - 1] === b.bytes[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  let startA = a.start;
  let startB = b.start;
  while (startA < endA && startB < endB && a.bytes[startA] === b.bytes[startB]) {
    startA += 1;
    startB += 1;
  }
  makeRoom(Math.max(endA - startA, endB - startB));
  for (let at = startA; at < endA; at += 1) one[at - startA] = a.bytes[at] as number;
  for (let at = startB; at < endB; at += 1) other[at - startB] = b.bytes[at] as number;
  return editsBetween(endA - startA, endB - startB, most);
}

function makeRoom(length: number): void {
  if (length <= one.length) return;
  one = new Uint16Array(2 * length);
  other = new Uint16Array(2 * length);
}

/** The edits between what was left of two texts. */
function editsBetween(lengthA: number, lengthB: number, most: number): number {
  if (lengthA === 0 || lengthB === 0) return Math.max(lengthA, lengthB);
  if (most === 1) return isOneEdit(lengthA, lengthB) ? 1 : 2;
  return editsInBand(lengthA, lengthB, most);
}

/** Whether one edit is all that lies between them: one character replaced, or two swapped. */
function isOneEdit(lengthA: number, lengthB: number): boolean {
  if (lengthA !== lengthB || lengthA > 2) return false;
  return lengthA === 1 || (one[0] === other[1] && one[1] === other[0]);
}

/** Place `at` of a line holds the edits between the first `rows` of one text and the first `rows + at - 1 - most` of the other. */
function editsInBand(lengthA: number, lengthB: number, most: number): number {
  const edge = 2 * most + 2;
  before.fill(never, 0, edge + 1);
  line.fill(never, 0, edge + 1);
  for (let at = most + 1; at < edge; at += 1) line[at] = at - 1 - most;
  let leastBefore = 0;
  for (let rows = 1; rows <= lengthA; rows += 1) {
    const free = beforeThat;
    beforeThat = before;
    before = line;
    line = free;
    const least = nextLine(rows, lengthB, most);
    // A swap reaches back over one line: both must be beyond.
    if (least > most && leastBefore > most) return most + 1;
    leastBefore = least;
  }
  return Math.min(line[lengthB - lengthA + most + 1] ?? never, most + 1);
}

/** Fills the line of `rows` from the two before it; the least number in it. */
function nextLine(rows: number, lengthB: number, most: number): number {
  const edge = 2 * most + 2;
  const unit = one[rows - 1] as number;
  const unitBefore = rows > 1 ? (one[rows - 2] as number) : -1;
  let least = never;
  line[0] = never;
  line[edge] = never;
  for (let at = 1; at < edge; at += 1) {
    const columns = rows + at - 1 - most;
    let edits = never;
    if (columns === 0) edits = rows;
    else if (columns > 0 && columns <= lengthB) {
      const unitThere = other[columns - 1] as number;
      edits = Math.min(
        (before[at] ?? 0) + (unit === unitThere ? 0 : 1),
        (before[at + 1] ?? 0) + 1,
        (line[at - 1] ?? 0) + 1,
      );
      if (columns > 1 && unitThere === unitBefore && other[columns - 2] === unit)
        edits = Math.min(edits, (beforeThat[at] ?? 0) + 1);
    }
    line[at] = edits;
    if (edits < least) least = edits;
  }
  return least;
}
