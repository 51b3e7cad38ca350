import { timelineKinds } from "../../contract/conversations.ts";

/** What a timeline asks for: of one kind where the address names one that there is. */
export function timelineAsked(partyId: string, kinds: string | undefined) {
  const kind = timelineKinds.find((one) => one === kinds);
  return { partyId, ...(kind && { kinds: kind }), limit: 50 };
}
