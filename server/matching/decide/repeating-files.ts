import type { Prepared } from "../encode/prepared.ts";
import type { PairColumns } from "../found-pairs.ts";
import type { Judge } from "../judge.ts";

/** Two records of one file are taken for one from here on (log2 odds, 250 to 1). */
const onceMoreFrom = 8;
/** Of the pairs of a file's records that are like one of another file, this share has to be one, and so many at least. */
const leastShare = 0.2;
const leastPairs = 10;
const [unseen, counted] = [-1, -2];

/**
 * Which of the linked files hold some of their records more than once. Of two records that are both like one of another file, mostly one
 * is a namesake, as papers of one title are; where every fifth time the two are beyond that one themselves, the file has copies.
 * @param found the pairs of different files, surest first
 * @param judge asks two records whatever files they are of
 */
export function repeatingFiles(
  { files, owners, records }: Pick<Prepared, "files" | "owners" | "records">,
  found: Pick<PairColumns, "a" | "b" | "odds">,
  judge: Pick<Judge, "odds">,
): ReadonlySet<number> {
  if (owners !== undefined) return new Set();
  // Whom a record was first found to be like; of those that follow one is held against that one, so that a crowd of copies counts once.
  const first = new Int32Array(records).fill(unseen);
  const seen = new Map<number, { both: number; same: number }>();
  const note = (record: number, like: number) => {
    const before = first[record] as number;
    if (before === unseen) first[record] = like;
    const file = files[like] as number;
    if (before < 0 || files[before] !== file) return;
    first[record] = counted;
    const count = seen.get(file) ?? { both: 0, same: 0 };
    count.both += 1;
    if (judge.odds(before, like) >= onceMoreFrom) count.same += 1;
    seen.set(file, count);
  };
  for (let i = 0; i < found.a.length && (found.odds[i] as number) > 0; i++) {
    const [a, b] = [found.a[i] as number, found.b[i] as number];
    note(a, b);
    note(b, a);
  }
  return new Set(
    [...seen].flatMap(([file, { both, same }]) =>
      same >= leastPairs && same >= both * leastShare ? [file] : [],
    ),
  );
}
