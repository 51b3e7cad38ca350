import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import { differencesBetween, record } from "../../plumbing/events.ts";
import { given } from "../../plumbing/given.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { findParty } from "../find-party.ts";
import { membersOf } from "../party-columns.ts";
import { type Asset, assetColumns } from "./list-assets.ts";

/** Changes what is noted of an asset. */
export async function changeAsset({ tx, actor, input }: Call<typeof customers.changeAsset>) {
  const { partyId, assetId, version: _, ...fields } = input;
  const party = await findParty(tx, actor, partyId, { lock: true });
  const [before] = await tx.sql<Asset>`
    select ${assetColumns}
    from asset
    where party_id in ${membersOf(party.partyId)} and asset_id = ${assetId}
    for update`;
  if (before === undefined) refuse("not_found");
  const after = { ...before, ...given(fields) };
  if (after.validFrom && after.validUntil && after.validUntil < after.validFrom) refuse("ends_before_begin");
  await tx.sql`
    update asset
    set name = ${after.name}, product_id = ${after.productId}, serial = ${after.serial}, support_plan = ${after.supportPlan},
      state = ${after.state}, amount = ${after.amount ?? null}, currency = ${after.currency}, period = ${after.period}, valid_from = ${after.validFrom}, valid_until = ${after.validUntil}
    where party_id in ${membersOf(party.partyId)} and asset_id = ${assetId}`;
  await record(tx, actor, {
    name: "asset.changed",
    subjectKind: "asset",
    subjectId: assetId,
    partyId: party.partyId,
    differences: differencesBetween(before, after),
  });
  return after;
}
