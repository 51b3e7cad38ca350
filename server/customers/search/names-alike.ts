import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { commonSlips, respell, type Spelling } from "./respell.ts";

// What may be meant by all words together; each costs one look at the index of words.
const readingsMax = 12;
const wordsMax = 6;

/**
 * What somebody may have meant to type: each reading is a set of whole words that names are made of. Words are looked up
 * among the words of all names, which are few beside the names; comparing every name with what was typed took 300 to
 * 600 ms at a million customers.
 * @param words as `name_words` cuts them
 * @returns none when no word is like any that is known
 */
export async function readingsOf(tx: Tx, words: readonly string[]): Promise<string[][]> {
  const typed = words.slice(0, wordsMax);
  const known = await knownAmong(tx, typed);
  let readings: string[][] = [[]];
  for (const [at, word] of typed.entries()) {
    const meant = known.has(word) ? [word] : await meantBy(tx, word, at === typed.length - 1);
    // A word that is like none is left out, or one slip too many would find nobody.
    if (meant.length > 0)
      readings = readings.flatMap((one) => meant.map((other) => [...one, other])).slice(0, readingsMax);
  }
  return readings.filter((one) => one.length > 0);
}

async function knownAmong(tx: Tx, words: readonly string[]): Promise<Set<string>> {
  const rows = await tx.sql<{ spelling: string }>`
    select distinct spelling from name_word where spelling = any(${words}::text[]) and word = spelling`;
  return new Set(rows.map(({ spelling }) => spelling));
}

async function meantBy(tx: Tx, word: string, isLast: boolean): Promise<string[]> {
  if (isLast) {
    const begun = await wordsBeginningWith(tx, word, readingsMax);
    if (begun.length > 0) return begun;
  }
  if (word.length < 4) return [];
  const slips = commonSlips(word);
  const begun = isLast && word.length > 4 ? slips.map(sqlBeginning) : [];
  // A word in signs that the database's locale knows no trigrams of is like none, and every word would be read to say so.
  const hasTrigrams = sql`cardinality(show_trgm(${word})) > 0`;
  const spellings = await tx.sql<Spelling>`
    select word, spelling, similarity(spelling, ${word}) as alike
    from name_word
    where spelling = any(${slips}::text[])
    union
    ${sql.join(
      [
        ...begun,
        sql`(
          select word, spelling, similarity(spelling, ${word}) as alike
          from name_word
          where spelling % ${word} and ${hasTrigrams}
          order by alike desc
          limit 40
        )`,
      ],
      sql` union `,
    )}`;
  return respell(word, spellings, isLast);
}

function sqlBeginning(slip: string): RawBuilder<unknown> {
  return sql`(
    select word, spelling, 0.5::real as alike from name_word where spelling like ${`${slip}%`} order by spelling using ~<~ limit 3
  )`;
}

/** Whole words of names that begin so, or, in a script without spaces, have it anywhere. The shortest first. */
export async function wordsBeginningWith(tx: Tx, beginning: string, limit: number): Promise<string[]> {
  const like = beginning.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const rows = await tx.sql<{ word: string }>`
    select word
    from (
      select word, spelling from name_word where spelling like ${`${like}%`} order by spelling using ~<~ limit 200
    ) as begun
    group by word
    order by min(length(spelling)), word
    limit ${limit}`;
  return rows.map(({ word }) => word);
}
