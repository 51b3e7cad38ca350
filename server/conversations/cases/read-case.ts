import type * as conversations from "../../../contract/conversations.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { findParty } from "../../customers/find-party.ts";
import { membersOf } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { type Contact, contactColumns } from "../contacts/contact-columns.ts";
import { caseColumns } from "./case-columns.ts";

type Case = OutputOf<typeof conversations.readCase>;

const contactsMax = 200;

/** One case with what was said about it and the minutes it took so far. */
export async function readCase({ tx, actor, input }: Call<typeof conversations.readCase>): Promise<Case> {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const [file] = await tx.sql<Omit<Case, "contacts">>`
    select ${caseColumns(tx)}, f.finding, trim_scale(f.redress_amount)::text as "redressAmount", f.version,
      (
        select coalesce(sum(c.minutes), 0)::float8
        from contact c
        where c.party_id = f.party_id and c.case_id = f.case_id and c.state = 'done'
      ) as minutes
    from case_file f
    join party asked on asked.party_id = f.party_id
    join party on party.party_id = asked.golden_id
    where f.party_id in ${membersOf(partyId)} and f.case_id = ${input.caseId}`;
  if (file === undefined) refuse("not_found");
  const contacts = await tx.sql<Contact>`
    select ${contactColumns(actor)}
    from contact c
    where c.party_id = ${file.partyId} and c.case_id = ${input.caseId}
    order by c.started_at desc, c.contact_id desc
    limit ${contactsMax}`;
  return { ...file, contacts };
}
