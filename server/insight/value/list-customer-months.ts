import { sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { findParty } from "../../customers/find-party.ts";
import { shownName } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import { decodeCursor, pageOf } from "../../plumbing/http/paging.ts";

type Row = OutputOf<typeof insight.listCustomerMonths>["rows"][number];

/** The months of all customers, or of one, as the run in force keeps them: customer by customer, the oldest month first. */
export async function listCustomerMonths({ tx, actor, input }: Call<typeof insight.listCustomerMonths>) {
  const after = decodeCursor(input.cursor, z.tuple([z.uuid(), z.iso.date()]));
  const one = input.partyId === undefined ? null : (await findParty(tx, actor, input.partyId)).partyId;
  const rows = await tx.sql<Row>`
    select
      party.party_id as "partyId",
      ${shownName()} as name,
      kept.month,
      kept.list_sales as "listSales",
      kept.discount,
      kept.returns,
      kept.revenue,
      kept.revenue_covered as "revenueCovered",
      kept.cost_of_goods as "costOfGoods",
      kept.direct_cost as "directCost",
      kept.cost_to_serve as "costToServe",
      kept.demand_cost as "demandCost",
      kept.redress,
      kept.finance,
      kept.marketing,
      kept.adjustment,
      kept.profit,
      kept.acquisition,
      kept.sustaining,
      kept.minutes,
      kept.sales_count as "salesCount",
      kept.returns_count as "returnsCount",
      kept.contacts_count as "contactsCount",
      kept.contacts_caused_by_us as "contactsCausedByUs"
    from party_month as kept
    join party on party.party_id = kept.party_id
    where ${visibleParties(actor)}
      and ${one === null ? sql`true` : sql`kept.party_id = ${one}`}
      and ${input.from === undefined ? sql`true` : sql`kept.month >= date_trunc('month', ${input.from}::date)::date`}
      and ${input.until === undefined ? sql`true` : sql`kept.month <= ${input.until}::date`}
      and ${after === undefined ? sql`true` : sql`(kept.party_id, kept.month) > (${after[0]}::uuid, ${after[1]}::date)`}
    order by kept.party_id, kept.month
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.partyId, row.month]);
}
