import type { RuleBlocks } from "./blocks.ts";

/** All blocks of all rules under running numbers, and the blocks each record stands in, in the order of the rules. */
export interface Meetings {
  readonly rules: readonly RuleBlocks[];
  /** The running number of each rule's first block. */
  readonly offsets: readonly number[];
  /** The blocks of record `r` stand from `starts[r]` to `starts[r + 1]`, ascending. */
  readonly starts: Int32Array;
  /** Of each record the first is marked (`isFirst`), so that going back from any of them ends without a look at `starts`. */
  readonly blocks: Int32Array;
  /** Where among `blocks` a block stands for each of its members, rule by rule as the members do, from the rule's place here on. */
  readonly places: Int32Array;
  readonly placesFrom: readonly number[];
}

const isFirst = 1 << 31;
const numberOf = (block: number) => block & ~isFirst;

/** The records from `from` up to `to`, the share of one thread. */
export interface RecordsOf {
  readonly from: number;
  readonly to: number;
}

/**
 * The blocks of each record, looked up in those of each rule: first they are counted for each record, then put in their place. `share`
 * does each of the two for all records, in as many threads as there are.
 */
export async function meetingsOf(
  records: number,
  rules: readonly RuleBlocks[],
  share: (step: MeetingsStep, meetings: Meetings) => Promise<unknown>,
): Promise<Meetings> {
  const offsets: number[] = [];
  const placesFrom: number[] = [];
  let next = 0;
  let nextPlace = 0;
  for (const { ends, members } of rules) {
    offsets.push(next);
    placesFrom.push(nextPlace);
    next += ends.length;
    nextPlace += members.length;
  }
  const starts = sharedNumbers(records + 1);
  const none = sharedNumbers(0);
  const counted = { rules, offsets, starts, placesFrom, blocks: none, places: none };
  await share("count", counted);
  for (let r = 0; r < records; r++) starts[r + 1] = (starts[r + 1] as number) + (starts[r] as number);
  const meetings = { ...counted, blocks: sharedNumbers(nextPlace), places: sharedNumbers(nextPlace) };
  await share("place", meetings);
  return meetings;
}

const sharedNumbers = (length: number) => new Int32Array(new SharedArrayBuffer(length * 4));

export type MeetingsStep = "count" | "place";

/** Does a step for some of the records. */
export function takeStep(step: MeetingsStep, meetings: Meetings, { from, to }: RecordsOf): void {
  if (step === "count") countBlocks(meetings, from, to);
  else placeBlocks(meetings, from, to);
}

/** How many blocks each record stands in, one place behind its own. */
function countBlocks({ rules, starts }: Meetings, from: number, to: number): void {
  for (const { members } of rules)
    for (let at = 0; at < members.length; at++) {
      const record = members[at] as number;
      if (record >= from && record < to) starts[record + 1] = (starts[record + 1] as number) + 1;
    }
}

function placeBlocks(
  { rules, offsets, starts, blocks, places, placesFrom }: Meetings,
  from: number,
  to: number,
): void {
  const filled = starts.slice(from, to);
  rules.forEach(({ members, ends }, rule) => {
    const offset = offsets[rule] as number;
    const placeFrom = placesFrom[rule] as number;
    for (let at = 0, b = 0; at < members.length; at++) {
      if (at === ends[b]) b++;
      const record = members[at] as number;
      if (record < from || record >= to) continue;
      const place = filled[record - from] as number;
      blocks[place] = offset + b;
      places[placeFrom + at] = place;
      filled[record - from] = place + 1;
    }
  });
  for (let record = from; record < to; record++) {
    const start = starts[record] as number;
    if (start < (starts[record + 1] as number)) blocks[start] = (blocks[start] as number) | isFirst;
  }
}

/** So many neighbouring blocks go to one thread. */
const run = 64;

/**
 * Reads what will be asked of records, before any of it is: the processor then waits for all of it at once, and not for one record after
 * another. What was read comes back, so that reading it is not left out as being of no use.
 */
export type Fetch = (records: Int32Array) => number;

/** One thread's share of all blocks. */
export interface Share {
  readonly part: number;
  readonly parts: number;
  /** More than 1: only every so-many-th block, for a sample. */
  readonly everyth?: number;
}

/**
 * Tells every pair that meets, once: in the first block both stand in. Whoever asks tells the share that is theirs.
 */
export function tellPairs(
  meetings: Meetings,
  share: Share,
  tell: (a: number, b: number) => void,
  fetch?: Fetch,
): number {
  const { rules, blocks, places, placesFrom } = meetings;
  const told = new PairsOfRun();
  let fetched = 0;
  rules.forEach(({ members, ends }, rule) => {
    const placeFrom = placesFrom[rule] as number;
    const { first, length, step } = takenOf(rule, share);
    for (let begin = first; begin < ends.length; begin += step) {
      const end = Math.min(begin + length, ends.length);
      let from = begin === 0 ? 0 : (ends[begin - 1] as number);
      const placesOf = places.subarray(placeFrom + from, placeFrom + (ends[end - 1] as number));
      fetched ^= fetchBlocks(blocks, placesOf);
      told.length = 0;
      for (let b = begin; b < end; b++) {
        const to = ends[b] as number;
        for (let i = from; i < to; i++) {
          const place = places[placeFrom + i] as number;
          for (let j = i + 1; j < to; j++)
            if (!haveMet(blocks, place, places[placeFrom + j] as number))
              told.add(members[i] as number, members[j] as number);
        }
        from = to;
      }
      const pairs = told.records.subarray(0, told.length);
      if (fetch !== undefined) fetched ^= fetch(pairs);
      for (let at = 0; at < pairs.length; at += 2) tell(pairs[at] as number, pairs[at + 1] as number);
    }
  });
  return fetched;
}

/** The pairs of one run of blocks, two records each: nearly all that share both names share their sound too, and nothing more is read of them. */
class PairsOfRun {
  records = new Int32Array(4096);
  length = 0;

  add(x: number, y: number): void {
    if (this.length === this.records.length)
      this.records = new Int32Array(this.records.buffer.transfer(8 * this.length));
    this.records[this.length++] = x;
    this.records[this.length++] = y;
  }
}

/** Which blocks of a rule a thread takes: `length` of them from `first` on, and again every `step`. */
function takenOf(rule: number, { part, parts, everyth = 1 }: Share) {
  // Runs of blocks go to one thread, so that it reads neighbouring memory; a sample takes single blocks.
  if (everyth === 1) return { first: modulo(part - rule, parts) * run, length: run, step: parts * run };
  return { first: modulo(-rule, everyth) + part * everyth, length: 1, step: parts * everyth };
}

const modulo = (number: number, by: number) => ((number % by) + by) % by;

function fetchBlocks(blocks: Int32Array, places: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < places.length; i++) sum ^= blocks[places[i] as number] as number;
  return sum;
}

/**
 * Whether two records share a block before the one that stands at these places of theirs. Looked for from there backwards: who shares both
 * names shares the sound of both, and has then met in the block just before.
 */
function haveMet(blocks: Int32Array, placeOfA: number, placeOfB: number): boolean {
  let i = placeOfA;
  let j = placeOfB;
  if (((blocks[i] as number) | (blocks[j] as number)) < 0) return false;
  let p = blocks[--i] as number;
  let q = blocks[--j] as number;
  while (numberOf(p) !== numberOf(q)) {
    // The one ahead goes back, unless there is nothing before; computed, for nobody could guess which one it is.
    const isAhead = (numberOf(q) - numberOf(p)) >>> 31;
    if (((p & -isAhead) | (q & (isAhead - 1))) < 0) return false;
    i -= isAhead;
    j -= 1 - isAhead;
    p = blocks[i] as number;
    q = blocks[j] as number;
  }
  return true;
}

/** Whether two records meet in any block. */
export function doMeet({ starts, blocks }: Meetings, a: number, b: number): boolean {
  const ofB = blocks.subarray(starts[b], starts[b + 1]);
  for (let i = starts[a] as number; i < (starts[a + 1] as number); i++)
    if (ofB.some((block) => numberOf(block) === numberOf(blocks[i] as number))) return true;
  return false;
}
