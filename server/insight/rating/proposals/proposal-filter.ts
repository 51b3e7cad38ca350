import { type RawBuilder, sql } from "kysely";

/** The conditions of the list of proposals, on a table or alias named `proposal`. */
export function proposalFilter(filter: {
  from?: string | undefined;
  to?: string | undefined;
  direction?: "up" | "down" | undefined;
}): RawBuilder<boolean> {
  return sql<boolean>`(
    proposal.rating_from = coalesce(${filter.from ?? null}::text, proposal.rating_from)
    and proposal.rating_to = coalesce(${filter.to ?? null}::text, proposal.rating_to)
    and (
      ${filter.direction ?? null}::text is null
      or (proposal.rating_to < proposal.rating_from) = (${filter.direction ?? null}::text = 'up')
    )
  )`;
}
