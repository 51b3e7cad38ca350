import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { selectApiKey } from "./select-api-keys.ts";

/** Revoking twice is no mistake: the key is revoked. */
export async function revokeApiKey({ tx, actor, input }: Call<typeof administration.revokeApiKey>) {
  const revoked = await tx.sql`
    update api_key
    set revoked_at = ${tx.now}
    where api_key_id = ${input.apiKeyId} and revoked_at is null
    returning api_key_id`;
  const apiKey = await selectApiKey(tx, input.apiKeyId);
  if (apiKey === undefined) refuse("not_found");
  if (revoked.length > 0) {
    await record(tx, actor, {
      name: "api_key.revoked",
      subjectKind: "api_key",
      subjectId: input.apiKeyId,
      differences: { state: { from: "works", to: "revoked" } },
    });
  }
  return apiKey;
}
