import type { Prepared } from "../encode/prepared.ts";
import { type BlockingRule, deriveLong, eachOf } from "./rule.ts";

/** A text this short is a mark or a count, and many have it by chance. */
const shortest = 4;

/** Whatever else a file says of somebody (a handle, the number of a file, what a work is called), where hardly anybody else has it. */
export function byOtherColumns({ columns }: Prepared): BlockingRule[] {
  const texts = [columns.text0, columns.text1, columns.text2, columns.text3].filter(
    ({ ends }) => ends.length > 1,
  );
  if (texts.length === 0) return [];
  return [{ name: "another column", most: 6, keys: eachOf(texts.map((text) => deriveLong(text, shortest))) }];
}
