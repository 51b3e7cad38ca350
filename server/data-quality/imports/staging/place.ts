import type { Tx } from "../../../plumbing/database/db.ts";

/** The workspace as far as reading needs it: where days begin, where phones are, what amounts are in, what day it is, who works there. */
export type Place = {
  timeZone: string;
  country: string | null;
  currency: string;
  today: string;
  colleagues: ReadonlyMap<string, string>;
};

export async function placeOf(tx: Tx): Promise<Place> {
  const [place] = await tx.sql<Omit<Place, "colleagues">>`
    select time_zone as "timeZone", country, base_currency as currency, to_char(now() at time zone time_zone, 'YYYY-MM-DD') as today
    from workspace`;
  if (place === undefined) throw new Error("There is no workspace.");
  return { ...place, colleagues: await colleaguesByWords(tx) };
}

/** The id of everybody who works here by id, mail address and name, in small letters; a name that two people have names nobody. */
async function colleaguesByWords(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.sql<{ words: string; userId: string }>`
    select words, min(user_id::text) as "userId"
    from user_account
    cross join lateral (values (user_id::text), (lower(mail)), (lower(name))) as named (words)
    where words is not null
    group by words
    having count(distinct user_id) = 1
    order by words
    limit 300000`;
  return new Map(rows.map(({ words, userId }) => [words, userId]));
}
