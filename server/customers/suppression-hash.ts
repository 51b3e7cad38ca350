import { type RawBuilder, sql } from "kysely";

/**
 * How `suppression` knows an address: a keyed hash of channel and normalised address.
 * @param channel mail or phone, which are also the kinds of contact points
 * @param address a mail address in lower case, a phone number in E.164
 */
export function suppressionHash(channel: RawBuilder<unknown>, address: RawBuilder<unknown>) {
  return sql`keyed_hash((select key from hash_key where purpose = 'suppression'), (${channel}) || ':' || (${address}))`;
}
