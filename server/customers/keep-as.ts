import type { Tx } from "../plumbing/db.ts";
import { markDue } from "./duplicates-due.ts";
import { keepGoldenValues } from "./golden-values.ts";
import { touchFew } from "./touch-customers.ts";

/**
 * Keeps parties as one record: the only place that moves a golden id, for whoever merges and takes apart. Nothing else of
 * what their rows say changes, neither version nor day of the last change, so that taking it back leaves them as they were;
 * what is shown of the customers they come from and go to is made anew.
 * @param partyIds all records kept as the same one until now, so that it stays one hop
 * @param goldenId one that is kept as itself, or is among them
 */
export async function keepAs(tx: Tx, partyIds: readonly string[], goldenId: string): Promise<void> {
  const ids = [...partyIds];
  const former = await tx.sql<{ goldenId: string }>`
    select distinct golden_id as "goldenId" from party where party_id = any(${ids}::uuid[])`;
  const all = [...ids, goldenId, ...former.map((one) => one.goldenId)];
  await touchFew(tx, all);
  // In one order everywhere: a load that changes the same records waits for this one and not with it.
  await tx.sql`select from party where party_id = any(${all}::uuid[]) order by party_id for no key update`;
  await tx.sql`update party set golden_id = ${goldenId} where party_id = any(${ids}::uuid[])`;
  await keepGoldenValues(tx, all);
  await markDue(tx, ids);
}
