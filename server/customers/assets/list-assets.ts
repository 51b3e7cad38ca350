import { sql } from "kysely";
import { z } from "zod";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { findParty } from "../find-party.ts";
import { membersOf } from "../party-columns.ts";

export type Asset = OutputOf<typeof customers.addAsset>;

/** What a party owns or has installed, the newest entry first. */
export async function listAssets({ tx, actor, input }: Call<typeof customers.listAssets>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const last = decodeCursor(input.cursor, z.tuple([z.uuid()]));
  const after = last ? afterKeys([{ column: sql`asset_id`, direction: "desc", value: last[0] }]) : sql`true`;
  const rows = await tx.sql<Asset>`
    select ${assetColumns}
    from asset
    where party_id in ${membersOf(partyId)} and ${after}
    order by asset_id desc
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.assetId]);
}

/** An asset as the contract shows it. */
export const assetColumns = sql`asset_id as "assetId", name, product_id as "productId", serial, support_plan as "supportPlan",
  state, source_state as "sourceState", trim_scale(amount)::text as amount, currency, period,
  valid_from as "validFrom", valid_until as "validUntil", custom`;
