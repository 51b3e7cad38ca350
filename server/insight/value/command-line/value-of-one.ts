import type { OutputOf } from "../../../../contract/endpoint.ts";
import type { ValueWindow } from "../../../../contract/insight/value-windows.ts";
import type * as insight from "../../../../contract/insight.ts";
import type { Actor } from "../../../plumbing/actor.ts";
import type { Database } from "../../../plumbing/database/db.ts";
import { readPartyValue } from "../read-party-value.ts";
import { customerCalled } from "./customer-called.ts";

export type ValueOfOne = OutputOf<typeof insight.readPartyValue> & { name: string; kind: string };

/**
 * What the command line asks of one customer: the very answer of the card.
 * @param customer our id, the id that a system it came from knows it by, or its whole name
 */
export async function valueOfOne(
  db: Database,
  actor: Actor,
  question: { customer: string; window: ValueWindow },
): Promise<ValueOfOne> {
  return db.read(async (tx) => {
    const one = await customerCalled(tx, question.customer);
    const value = await readPartyValue({
      tx,
      actor,
      input: { partyId: one.partyId, window: question.window, refunds: "by_refund" },
    });
    return { name: one.name, kind: one.kind, ...value };
  });
}
