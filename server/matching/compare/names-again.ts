import type { Prepared } from "../encode/prepared.ts";
import { isEmpty, textsOf } from "../encode/text-column.ts";

const names = ["text0", "text1", "text2", "text3"] as const;
/** So many records tell. */
const recordsLookedAt = 2_000;
/** Of this many of its texts all words are of the name, where a column says the name once more. */
const most = 0.8;

/** Which of the other columns, by their numbers, say the name once more: `full_name` beside `first_name` and `surname`. */
export function namesAgain({ columns, records }: Prepared): number[] {
  const [givens, families] = [textsOf(columns.given), textsOf(columns.family)];
  return names.flatMap((name, which) => {
    const column = columns[name];
    if (isEmpty(column)) return [];
    const text = textsOf(column);
    let [filled, again] = [0, 0];
    const step = Math.max(1, Math.floor(records / recordsLookedAt));
    for (let r = 0; r < records; r += step) {
      const id = column.ids[r] as number;
      if (id === 0) continue;
      filled += 1;
      const own = `${givens(columns.given.ids[r] as number)} ${families(columns.family.ids[r] as number)}`;
      const words = own.split(" ");
      if (
        text(id)
          .split(" ")
          .every((word) => words.includes(word))
      )
        again += 1;
    }
    return filled > 0 && again >= filled * most ? [which] : [];
  });
}
