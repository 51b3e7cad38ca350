import type { OutputOf } from "../../../../contract/endpoint.ts";
import type * as rating from "../../../../contract/insight/rating.ts";
import { visibleParties } from "../../../customers/visible-parties.ts";
import type { Call } from "../../../plumbing/action.ts";
import { todayOf } from "../../figures/value-window.ts";
import { fitPolicyOf } from "../rating-policy.ts";

type Row = OutputOf<typeof rating.readFitSummary>["rows"][number];

/** How many customers are of each fit type and what they bring together, with what is done for them. */
export async function readFitSummary({
  tx,
  actor,
}: Pick<Call<typeof rating.readFitSummary>, "tx" | "actor">) {
  const { treatments } = await fitPolicyOf(tx, await todayOf(tx));
  const rows = await tx.sql<Omit<Row, "treatment">>`
    select kept.fit_type as type, count(*) as customers, round(sum(kept.revenue), 2)::text as revenue,
      round(sum(kept.profit), 2)::text as profit
    from party_value as kept
    join party on party.party_id = kept.golden_id
    where kept.fit_type is not null and ${visibleParties(actor)}
    group by kept.fit_type
    order by array_position(array['core', 'protect', 'improve_terms', 'not_a_match', 'unknown'], kept.fit_type)`;
  return {
    rows: rows.map((row) => ({
      ...row,
      treatment: row.type === "unknown" ? null : treatments[row.type] || null,
    })),
  };
}
