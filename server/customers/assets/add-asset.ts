import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { findParty } from "../find-party.ts";
import { type Asset, assetColumns } from "./list-assets.ts";

/** Notes something a party owns or has installed. */
export async function addAsset({ tx, actor, input }: Call<typeof customers.addAsset>) {
  const { partyId } = await findParty(tx, actor, input.partyId, { lock: true });
  if (input.validFrom && input.validUntil && input.validUntil < input.validFrom) refuse("ends_before_begin");
  const [asset] = await tx.sql<Asset>`
    insert into asset (
      party_id, asset_id, name, product_id, serial, support_plan, state, amount, currency, period, valid_from, valid_until
    )
    values (
      ${partyId}, ${newId(tx.now.getTime())}, ${input.name}, ${input.productId ?? null}, ${input.serial ?? null},
      ${input.supportPlan ?? null}, ${input.state ?? null}, ${input.amount ?? null},
      coalesce(${input.currency ?? null}, (select base_currency from workspace where ${input.amount ?? null}::numeric is not null)),
      ${input.period ?? null}, ${input.validFrom ?? null}, ${input.validUntil ?? null}
    )
    returning ${assetColumns}`;
  if (asset === undefined) throw new Error("An insert returns its row.");
  await record(tx, actor, {
    name: "asset.added",
    subjectKind: "asset",
    subjectId: asset.assetId,
    partyId,
    differences: { name: { from: null, to: asset.name } },
  });
  return asset;
}
