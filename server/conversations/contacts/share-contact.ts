import type * as conversations from "../../../contract/conversations.ts";
import type { InputOf } from "../../../contract/endpoint.ts";
import { seekParty } from "../../customers/find-party.ts";
import { shownName } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { Difference } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";

type Asked = Pick<InputOf<typeof conversations.logContact>, "ownWeight" | "sharedWith">;
type Sharer = { partyId: string; name: string; weight: number };

/**
 * Writes down who else took part in a contact and by which weights, in place of who stood there before. Whom the actor may
 * not see stays as they were. Left out, nothing changes; shares follow from the weights (view `party_contact`).
 * @param home the party the contact is noted on
 * @returns what changed, in words, for the history; nothing when all stood as it is
 */
export async function shareContact(
  tx: Tx,
  actor: Actor,
  { home, contactId }: { home: string; contactId: string },
  { ownWeight, sharedWith }: Asked,
): Promise<Record<string, Difference>> {
  if (sharedWith === undefined && ownWeight === undefined) return {};
  const [contact] = await tx.sql<{ weight: number | null }>`
    select own_weight::float8 as weight from contact where party_id = ${home} and contact_id = ${contactId}`;
  const before = await sharersOf(tx, home, contactId);
  if (sharedWith !== undefined) await replaceSharers(tx, actor, { home, contactId }, sharedWith);
  const after = await sharersOf(tx, home, contactId);
  const weight = after.length === 0 ? null : (ownWeight ?? contact?.weight ?? 1);
  await tx.sql`
    update contact set own_weight = ${weight}::numeric where party_id = ${home} and contact_id = ${contactId}`;
  const differences = {
    shared_with: { from: inWords(before), to: inWords(after) },
    own_weight: { from: contact?.weight ?? null, to: weight },
  };
  return Object.fromEntries(Object.entries(differences).filter(([, { from, to }]) => from !== to));
}

async function sharersOf(tx: Tx, home: string, contactId: string): Promise<Sharer[]> {
  return tx.sql<Sharer>`
    select share.party_id as "partyId", ${shownName("kept")} as name, share.weight::float8 as weight
    from contact_share as share
    join party as noted on noted.party_id = share.party_id
    join party as kept on kept.party_id = noted.golden_id
    where share.home_id = ${home} and share.contact_id = ${contactId}
    order by name, share.party_id`;
}

async function replaceSharers(
  tx: Tx,
  actor: Actor,
  { home, contactId }: { home: string; contactId: string },
  asked: NonNullable<Asked["sharedWith"]>,
): Promise<void> {
  const found: Sharer[] = [];
  for (const [at, one] of asked.entries()) {
    const party = await seekParty(tx, actor, one.partyId);
    const path = `sharedWith.${at}.partyId`;
    if (party === undefined) refuse("party_unknown", {}, [{ path, message: "Choose one from the list." }]);
    const isHome = party.partyId === (await keptAs(tx, home));
    if (isHome || found.some(({ partyId }) => partyId === party.partyId))
      refuse("shared_twice", { name: party.name }, [{ path, message: "Name each customer once." }]);
    found.push({ ...party, weight: one.weight });
  }
  await tx.sql`
    delete from contact_share
    using party as noted, party
    where contact_share.home_id = ${home} and contact_share.contact_id = ${contactId}
      and noted.party_id = contact_share.party_id and party.party_id = noted.golden_id and ${visibleParties(actor)}`;
  for (const { partyId, weight } of found)
    await tx.sql`
      insert into contact_share (party_id, share_id, home_id, contact_id, weight)
      values (${partyId}, ${newId(tx.now.getTime())}, ${home}, ${contactId}, ${weight})`;
}

async function keptAs(tx: Tx, partyId: string): Promise<string | undefined> {
  const [party] = await tx.sql<{ goldenId: string }>`
    select golden_id as "goldenId" from party where party_id = ${partyId}`;
  return party?.goldenId;
}

/** Equal weights go without saying. */
function inWords(sharers: readonly Sharer[]): string | null {
  const isEqual = sharers.every(({ weight }) => weight === 1);
  const words = sharers.map(({ name, weight }) => (isEqual ? name : `${name} (${weight})`));
  return words.length === 0 ? null : words.join(", ");
}
