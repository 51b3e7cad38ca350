import type { OutputOf } from "../../../contract/endpoint.ts";
import type { lossCauses, readStart } from "../../../contract/insight.ts";
import { shownName } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";

type Story = NonNullable<OutputOf<typeof readStart>["story"]>;
type Cause = (typeof lossCauses)[number];

/** How many of the biggest are looked at: the first page of the index by revenue, however many customers there are. */
const lookedAt = 1000;

/** Where fewer bought, "one of your ten biggest" would say little. */
const customersForTen = 50;

type Row = {
  partyId: string;
  name: string;
  place: number;
  revenue: string;
  profit: string;
  margin: string;
  goods: string;
} & Record<Exclude<Cause, "cost_of_goods">, string>;

/**
 * The customer with the most revenue, among the ten or the fifth who buy most, that costs more than it brings, and what
 * its margin went into.
 * @param customers how many bought in the window
 * @returns null when none of them does
 */
export async function biggestThatLoses(tx: Tx, whose: Actor, customers: number): Promise<Story | null> {
  const isMany = customers >= customersForTen;
  const [row] = await tx.sql<Row>`
    select *
    from (
      select
        party.party_id as "partyId",
        ${shownName()} as name,
        row_number() over (order by value.revenue desc, value.golden_id desc) as place,
        round(value.revenue, 2)::text as revenue,
        round(value.profit, 2)::text as profit,
        value.profit < 0 as is_losing,
        round(value.gross_margin, 2)::text as margin,
        round(value.cost_of_goods, 2)::text as goods,
        round(value.direct_cost, 2)::text as direct_cost,
        round(value.cost_to_serve, 2)::text as serving,
        round(value.redress, 2)::text as redress,
        round(value.finance, 2)::text as finance,
        round(value.marketing, 2)::text as marketing
      from party_value as value
      join party on party.party_id = value.golden_id
      where value.is_customer and value.golden_id <> ${ownCompanyId} and ${visibleParties(whose)}
      order by value.revenue desc, value.golden_id desc
      limit ${Math.min(lookedAt, Math.ceil(customers * 0.2))}
    ) as biggest
    where is_losing
    order by place
    limit 1`;
  if (row === undefined) return null;
  const { partyId, name, revenue, profit, margin } = row;
  const among = isMany && row.place <= 10 ? "ten" : "fifth";
  return { partyId, name, among, revenue, profit, cause: { ...causeOf(row), margin } };
}

/** The goods where they alone took the revenue, else the largest of the costs that came on top. */
function causeOf(row: Row): { line: Cause; amount: string } {
  if (Number(row.margin) <= 0) return { line: "cost_of_goods", amount: row.goods };
  const onTop = ["serving", "direct_cost", "redress", "finance", "marketing"] as const;
  const line = onTop.reduce((most, one) => (Number(row[one]) > Number(row[most]) ? one : most));
  return { line, amount: row[line] };
}
