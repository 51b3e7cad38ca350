import { sql } from "kysely";
import { z } from "zod";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { findParty } from "../find-party.ts";
import { membersOf } from "../party-columns.ts";

type Consent = OutputOf<typeof customers.listConsents>["rows"][number];

/** What somebody allowed and withdrew, the newest first. Of each purpose and channel the newest one holds, and of one moment the no. */
export async function listConsents({ tx, actor, input }: Call<typeof customers.listConsents>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const last = decodeCursor(input.cursor, z.tuple([z.string(), z.uuid()]));
  const after = last
    ? afterKeys([
        { column: sql`stated_at`, direction: "desc", value: last[0] },
        { column: sql`consent_id`, direction: "desc", value: last[1] },
      ])
    : sql`true`;
  const rows = await tx.sql<Consent>`
    select consent_id as "consentId", purpose, channel, state, holds, stated_at as "statedAt", source, address, ip,
      confirmed_at as "confirmedAt", evidence
    from (
      select consent.*, row_number() over (
        partition by purpose, channel order by stated_at desc, (state = 'withdrawn') desc, consent_id desc
      ) = 1 as holds
      from consent
      where party_id in ${membersOf(partyId)}
    ) told
    where ${after}
    order by stated_at desc, consent_id desc
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.statedAt, row.consentId]);
}
