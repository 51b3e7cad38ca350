import { type RawBuilder, sql } from "kysely";

/**
 * The life stage as the facts have it: who has bought is a customer, whatever the system they came from still calls them.
 * @param stage the stage on record
 * @param hasBought the `is_customer` of the party's current figures; null without figures
 */
export function lifeStage(stage: RawBuilder<unknown>, hasBought: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`case when ${hasBought} and ${stage} in ('visitor', 'prospect', 'qualified') then 'customer' else ${stage} end`;
}
