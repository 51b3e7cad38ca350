import { type RawBuilder, sql } from "kysely";
import { today } from "../../customers/party-columns.ts";
import { isSeen } from "../../customers/visible-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";

/**
 * What waits for somebody to decide, with the columns of `misplaced_person` and the records that the person, where they are
 * noted and where they may belong are kept as: the relationship still holds, nobody said that it is right, no merge has
 * made the two organisations one, and the actor sees all three.
 * @param where a condition on `finding`, `person`, `organisation` and `suggested`
 */
export function openFindings(
  tx: Pick<Tx, "now">,
  actor: Actor,
  where: RawBuilder<boolean>,
): RawBuilder<unknown> {
  return sql`
    select finding.*, person.party_id as person_id, organisation.party_id as at_id, suggested.party_id as there_id,
      work.title, work.since
    from misplaced_person as finding
    -- One at a time, so that a page reads as many relationships as it shows (0.4 s of 7,000 findings otherwise).
    cross join lateral (
      select held.other_party_id, held.title, held.since
      from relationship as held
      where held.party_id = finding.party_id and held.relationship_id = finding.relationship_id
        and (held.until is null or held.until > ${today(tx)})
      limit 1
    ) as work
    join party as record on record.party_id = finding.party_id
    join party as person on person.party_id = record.golden_id
    join party as noted on noted.party_id = work.other_party_id
    join party as organisation on organisation.party_id = noted.golden_id
    left join party as pointed on pointed.party_id = finding.suggested_id
    left join party as suggested on suggested.party_id = pointed.golden_id
    -- A load that was taken back since took the organisation along.
    where (finding.suggested_id is null or suggested.party_id is not null)
      and suggested.party_id is distinct from organisation.party_id
      and not exists (
        select from workplace_decision as said
        where said.party_id = finding.party_id and said.relationship_id = finding.relationship_id
          and said.decision = 'right' and said.taken_back_at is null
          and said.suggested_id is not distinct from finding.suggested_id
      )
      and ${isSeen(actor, "person.party_id")}
      and ${isSeen(actor, "organisation.party_id")}
      and (suggested.party_id is null or ${isSeen(actor, "suggested.party_id")})
      and ${where}`;
}
