import { sql } from "kysely";

/** A change of the row `cost_change` as a list shows it. */
export const changeColumns = sql`
  change_id as "changeId",
  document ->> 'title' as title,
  document ->> 'reason' as reason,
  document ->> 'validFrom' as "validFrom",
  document ->> 'validUntil' as "validUntil",
  state,
  drafted_by_name as "draftedBy",
  drafted_at as "draftedAt",
  decided_by_name as "decidedBy",
  decided_at as "decidedAt",
  decision_reason as "decisionReason",
  state = 'approved' and drafted_by is not distinct from decided_by as "isOwn",
  version`;
