import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { shownName } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { sourceWords } from "../value/source-words.ts";
import { eventsOf } from "./events-of-driver.ts";

type Row = NonNullable<OutputOf<typeof insight.listCostExamples>["rows"]>[number];

const lookedMax = 2000;
const shownMax = 40;

/** Real events to try an equation on: the newest, those with the most fields first, so that terms have something to look at. */
export async function listCostExamples({
  tx,
  actor,
  input,
}: Pick<Call<typeof insight.listCostExamples>, "tx" | "actor" | "input">) {
  const rows = await tx.sql<Row>`
    with page as (
      select event.*, party.golden_id, ${shownName()} as name
      from (${eventsOf(input, lookedMax)}) as event
      join party as noted using (party_id)
      join party on party.party_id = noted.golden_id and ${visibleParties(actor)}
      order by (select count(*) from jsonb_object_keys(event.custom)) desc, event.on_day desc, event.source_id
      limit ${shownMax}
    )
    select
      party_id as "partyId",
      case when golden_id <> ${ownCompanyId} then name end as customer,
      source_id as "sourceId",
      on_day as "onDay",
      ${sourceWords()} as source,
      custom as fields,
      measured::float8 as measured,
      quantity::float8 as quantity,
      base::float8 as base,
      freight::float8 as freight
    from page
    order by on_day desc, source_id, line_no`;
  return { rows };
}
