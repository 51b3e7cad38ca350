import { sql } from "kysely";
import type { Tx } from "../../../../plumbing/database/db.ts";
import { numberOf } from "../../../../plumbing/runs/load-records.ts";
import { netAmount, offOrder } from "../../../../sales/line-amounts.ts";
import { isTaken, saysGrossAlone } from "./gross-alone.ts";

/**
 * A gift card is money taken for what is bought later, and that counts when it is bought: the card counts as nothing. What was asked
 * for it stays in the order's total, as an adjustment, so that the order still comes to what was paid.
 */
export async function setGiftCardsApart(tx: Tx, runId: string): Promise<void> {
  const isCard = sql`s.run_id = ${runId} and s.kind = 'document_line' and ${isTaken} and s.data->>'is_gift_card' = 'true'`;
  const cards = await tx.sql`select from staged_row s where ${isCard} limit 1`;
  if (cards.length === 0) return;
  await tx.sql`
    with card as (
      select s.link->>'document' as document_id, sum(${netAmount} + ${offOrder}) as amount
      from staged_row s
      where ${isCard}
      group by 1
    ),
    sale as (
      update staged_row s
      set row_hash = md5(s.row_hash::text || card.amount::text)::uuid,
        data = s.data
          || jsonb_build_object('adjustment_total', (coalesce(${numberOf("adjustment_total")}, 0) + card.amount)::text)
          || case when s.data->>'goods_total' is null then '{}'
            else jsonb_build_object('goods_total', (${numberOf("goods_total")} - card.amount)::text) end
      from card
      where s.run_id = ${runId} and s.kind = 'document' and ${isTaken} and ${saysGrossAlone}
        and s.record_id::text = card.document_id
      returning s.record_id::text as document_id
    )
    update staged_row s
    set data = s.data || jsonb_build_object(
      'list_price', '0', 'list_amount', '0', 'discount_amount', '0', 'order_discount_amount', '0', 'net_amount', '0'
    )
    from sale
    where ${isCard} and s.link->>'document' = sale.document_id`;
}
