import type { RuleBlocks } from "./blocks.ts";

/** All blocks of all rules under running numbers, and the blocks each record stands in, in the order of the rules. */
export interface Meetings {
  readonly rules: readonly RuleBlocks[];
  /** The running number of each rule's first block. */
  readonly offsets: readonly number[];
  /** The blocks of record `r` stand from `starts[r]` to `starts[r + 1]`, ascending. */
  readonly starts: Int32Array;
  readonly blocks: Int32Array;
}

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
  let next = 0;
  for (const { ends } of rules) {
    offsets.push(next);
    next += ends.length;
  }
  const starts = sharedNumbers(records + 1);
  const counted = { rules, offsets, starts, blocks: sharedNumbers(0) };
  await share("count", counted);
  for (let r = 0; r < records; r++) starts[r + 1] = (starts[r + 1] as number) + (starts[r] as number);
  const meetings = { ...counted, blocks: sharedNumbers(starts[records] as number) };
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

function placeBlocks({ rules, offsets, starts, blocks }: Meetings, from: number, to: number): void {
  const filled = starts.slice(from, to);
  rules.forEach(({ members, ends }, rule) => {
    const offset = offsets[rule] as number;
    for (let at = 0, b = 0; at < members.length; at++) {
      if (at === ends[b]) b++;
      const record = members[at] as number;
      if (record < from || record >= to) continue;
      const place = filled[record - from] as number;
      blocks[place] = offset + b;
      filled[record - from] = place + 1;
    }
  });
}

/** Whether two records meet in any block. */
export const doMeet = (meetings: Meetings, a: number, b: number) => firstMeeting(meetings, a, b) >= 0;

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
  const { rules, offsets } = meetings;
  let fetched = 0;
  rules.forEach(({ members, ends }, rule) => {
    const offset = offsets[rule] as number;
    const { first, length, step } = takenOf(rule, share);
    for (let begin = first; begin < ends.length; begin += step) {
      const end = Math.min(begin + length, ends.length);
      let from = begin === 0 ? 0 : (ends[begin - 1] as number);
      if (fetch !== undefined) {
        const ofRun = members.subarray(from, ends[end - 1]);
        fetched ^= fetchBlocks(meetings, ofRun) ^ fetch(ofRun);
      }
      for (let b = begin; b < end; b++) {
        const to = ends[b] as number;
        for (let i = from; i < to; i++) {
          const x = members[i] as number;
          for (let j = i + 1; j < to; j++) {
            const y = members[j] as number;
            if (firstMeeting(meetings, x, y) === offset + b) tell(x, y);
          }
        }
        from = to;
      }
    }
  });
  return fetched;
}

/** Which blocks of a rule a thread takes: `length` of them from `first` on, and again every `step`. */
function takenOf(rule: number, { part, parts, everyth = 1 }: Share) {
  // Runs of blocks go to one thread, so that it reads neighbouring memory; a sample takes single blocks.
  if (everyth === 1) return { first: modulo(part - rule, parts) * run, length: run, step: parts * run };
  return { first: modulo(-rule, everyth) + part * everyth, length: 1, step: parts * everyth };
}

const modulo = (number: number, by: number) => ((number % by) + by) % by;

const fetchBlocks = ({ starts, blocks }: Meetings, members: Int32Array) => {
  let sum = 0;
  for (let i = 0; i < members.length; i++) sum ^= blocks[starts[members[i] as number] as number] as number;
  return sum;
};

/** The running number of the first block two records share, -1 when they share none. */
function firstMeeting({ starts, blocks }: Meetings, a: number, b: number): number {
  let i = starts[a] as number;
  let j = starts[b] as number;
  const endA = starts[a + 1] as number;
  const endB = starts[b + 1] as number;
  while (i < endA && j < endB) {
    const p = blocks[i] as number;
    const q = blocks[j] as number;
    if (p === q) return p;
    // The one behind goes on; computed, for nobody could guess which one it is.
    const isBehind = (p - q) >>> 31;
    i += isBehind;
    j += 1 - isBehind;
  }
  return -1;
}
