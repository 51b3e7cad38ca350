import { doorKeysVersion } from "../../../matching/door-keys.ts";
import type { Database, Tx } from "../../../plumbing/database/db.ts";
import { readRecords } from "../known-records.ts";
import { writeKeys } from "./keep-keys.ts";

const partiesAtOnce = 1000;

/**
 * Makes the keys of parties that came before there were keys, or that an older reader made, batch by batch; what a killed
 * one has done stays done, and the next goes on from there. Called every minute; with nothing to do it reads one row.
 * @returns how many parties were read
 */
export async function fillMatchKeys(db: Database): Promise<number> {
  let filled = 0;
  for (;;) {
    const count = await db.write(fillSome);
    filled += count;
    if (count < partiesAtOnce) return filled;
  }
}

async function fillSome(tx: Tx): Promise<number> {
  const [filling] = await tx.sql<{ after: string | null }>`
    select case when reader_version = ${doorKeysVersion} then filled_to end as after
    from match_key_filling
    where not (reader_version = ${doorKeysVersion} and is_done)
    for update`;
  if (filling === undefined) return 0;
  // Who changes one of them waits until its keys are written, and then writes what it changed.
  const parties = await tx.sql<{ partyId: string }>`
    select party_id as "partyId"
    from party
    where ${filling.after}::uuid is null or party_id > ${filling.after}
    order by party_id
    limit ${partiesAtOnce}
    for share`;
  const ids = parties.map(({ partyId }) => partyId);
  if (ids.length > 0) await writeKeys(tx, ids, await readRecords(tx, ids));
  await tx.sql`
    update match_key_filling
    set reader_version = ${doorKeysVersion}, filled_to = ${ids.at(-1) ?? filling.after},
      is_done = ${ids.length < partiesAtOnce}`;
  return ids.length;
}

/** Has the keys of all parties made anew: for whoever wrote parties past the actions. */
export async function startFillingMatchKeys(tx: Tx): Promise<void> {
  await tx.sql`update match_key_filling set filled_to = null, is_done = false`;
}
