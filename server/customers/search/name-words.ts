import { type RawBuilder, sql } from "kysely";
import type { Sql, Tx } from "../../plumbing/database/db.ts";

/** Enters the words of a party's name among those that a mistyped word may have meant. */
export async function enterNameWords(tx: Tx, name: string, partyId: string): Promise<void> {
  // One look-up for each word: the planner takes a name for thousands of words, and would hold them against all that are known.
  const isNew = sql`(
    select true from name_word as known where known.spelling = begun.spelling and known.word = said.word limit 1
  ) is null`;
  await enter(tx.prepared, sql`(select ${name}::text as name, ${partyId}::uuid as party_id)`, isNew);
}

/**
 * The same for the names of many parties at once.
 * @param named a table or query with `name` and `party_id`
 */
export async function enterWords(tx: Tx, named: RawBuilder<unknown>): Promise<void> {
  const isNew = sql`not exists (
    select from name_word as known where known.spelling = begun.spelling and known.word = said.word
  )`;
  await enter(tx.sql, named, isNew);
}

/** @param isNew a condition: nobody's name is known to have the word `said` as `begun` spells it */
async function enter(run: Sql, named: RawBuilder<unknown>, isNew: RawBuilder<unknown>): Promise<void> {
  await run`
    insert into name_word (spelling, word, party_id)
    select begun.spelling, said.word, said.party_id
    from (
      select word, min(party_id::text)::uuid as party_id
      from ${named} as named
      cross join lateral unnest(name_words(named.name)) as word
      where word <> ''
      group by word
    ) as said
    cross join lateral (
      select said.word as spelling
      union
      -- Who types Japanese or Thai may begin at any sign.
      select substr(said.word, n) from generate_series(2, least(length(said.word), 20)) as n
      where octet_length(said.word) > 2 * length(said.word)
    ) as begun
    where ${isNew}
    on conflict do nothing`;
}

/** Makes the words those of the names that are here: none of a name that was erased or changed, and each once. */
export async function renewNameWords(tx: Tx): Promise<void> {
  // All words that are here are gathered once: to look for each among a million names takes minutes.
  await tx.sql`
    with here as materialized (
      select distinct word from party cross join lateral unnest(name_words(party.name)) as word
    )
    delete from name_word
    where not exists (select from here where here.word = name_word.word)
      or exists (
        select from name_word as first
        where first.spelling = name_word.spelling and first.word = name_word.word and first.party_id < name_word.party_id
      )`;
  await enterWords(tx, sql`(select name, party_id from party)`);
}
