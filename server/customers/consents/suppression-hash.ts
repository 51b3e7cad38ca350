import { type RawBuilder, sql } from "kysely";

/**
 * How `suppression` knows an address: a keyed hash of channel and normalised address.
 * @param channel mail or phone, which are also the kinds of contact points
 * @param address a mail address in lower case, a phone number in E.164
 */
export function suppressionHash(channel: RawBuilder<unknown>, address: RawBuilder<unknown>) {
  return sql`keyed_hash(
    (select key from hash_key where purpose = 'suppression'), (${channel}) || ':' || (${address})
  )`;
}

/** Whether the address of a contact point must not be used, whoever has it. @param point its table or alias */
export function isSuppressed(point: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from suppression s
    where s.address_hash = ${suppressionHash(sql`${point}.kind`, sql`${point}.normalised`)}
  )`;
}
