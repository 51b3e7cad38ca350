import { fewIds, type Tx } from "../plumbing/database/db.ts";
import { markDue } from "./duplicates-due.ts";
import { makeGoldenValues } from "./golden-values.ts";
import { touchFew } from "./touch-customers.ts";

/**
 * Keeps parties as one record: the only place that moves a golden id, for whoever merges and takes apart. Nothing else of
 * what their rows say changes, neither version nor day of the last change, so that taking it back leaves them as they were;
 * what is shown of the customers they come from and go to is made anew.
 * @param partyIds all records kept as the same one until now, so that it stays one hop
 * @param former what they were kept as
 * @param goldenId one that is kept as itself, or is among them
 */
export async function keepAs(
  tx: Tx,
  partyIds: readonly string[],
  { former, goldenId }: { former: readonly string[]; goldenId: string },
): Promise<void> {
  const ids = [...partyIds];
  const customers = [...new Set([goldenId, ...former])];
  const all = [...new Set([...ids, ...customers])];
  await touchFew(tx, all);
  // In one order everywhere: a load that changes the same records waits for this one and not with it.
  await tx.prepared`
    with locked as materialized (
      select party_id from party where party_id = any(${fewIds(all)}) order by party_id for no key update
    )
    update party
    set golden_id = ${goldenId}
    from locked
    where party.party_id = locked.party_id and party.party_id = any(${fewIds(ids)})`;
  await makeGoldenValues(tx, all, customers);
  await markDue(tx, ids);
}
