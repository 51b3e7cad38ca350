import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { externalLineColumns, visibleLines } from "./external-line-columns.ts";

type Output = OutputOf<typeof insight.readExternalLine>;

/** One line with what it said before each correction. */
export async function readExternalLine({ tx, actor, input }: Call<typeof insight.readExternalLine>) {
  const [line] = await tx.sql<Omit<Output, "corrections">>`
    select ${externalLineColumns}
    from external_line as line
    join party as noted on noted.party_id = line.party_id
    join party on party.party_id = noted.golden_id
    where line.line_id = ${input.lineId} and ${visibleLines(actor)}`;
  if (line === undefined) refuse("not_found");
  const corrections = await tx.sql<Output["corrections"][number]>`
    select
      happened_at as at,
      actor_name as by,
      (
        select jsonb_agg(jsonb_build_object('field', field, 'from', said ->> 'from', 'to', said ->> 'to') order by field)
        from jsonb_each(differences) as change (field, said)
      ) as changes
    from event
    where subject_kind = 'external_line' and subject_id = ${input.lineId} and name = 'external_line.corrected'
    order by happened_at desc, event_id desc
    limit 50`;
  return { ...line, corrections };
}
