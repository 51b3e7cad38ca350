import { seekParty } from "../../customers/find-party.ts";
import { membersOf } from "../../customers/party-columns.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";

/**
 * Refuses a case, person or product a contact points to that isn't there.
 * @returns the record the contact is to be noted on: the one its case lies with, so that the two stay together
 */
export async function requireReferences(
  tx: Tx,
  actor: Actor,
  goldenId: string,
  asked: {
    caseId?: string | null | undefined;
    personPartyId?: string | null | undefined;
    productId?: string | null | undefined;
  },
): Promise<string> {
  if (asked.personPartyId && !(await seekParty(tx, actor, asked.personPartyId)))
    refuse("party_unknown", {}, [{ path: "personPartyId", message: "Choose one from the list." }]);
  await requireProduct(tx, asked.productId);
  if (!asked.caseId) return goldenId;
  const [file] = await tx.sql<{ homeId: string }>`
    select party_id as "homeId"
    from case_file
    where party_id in ${membersOf(goldenId)} and case_id = ${asked.caseId}`;
  if (file === undefined)
    refuse("case_unknown", {}, [{ path: "caseId", message: "Choose one of this customer's." }]);
  return file.homeId;
}

/** Refuses a product that isn't there. */
export async function requireProduct(tx: Tx, productId: string | null | undefined): Promise<void> {
  if (!productId) return;
  const known = await tx.sql`select from product where product_id = ${productId}`;
  if (known.length === 0)
    refuse("product_unknown", {}, [{ path: "productId", message: "Choose one from the list." }]);
}
