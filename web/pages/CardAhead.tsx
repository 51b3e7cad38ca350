import { listTimeline, readOpenMatters } from "../../contract/conversations.ts";
import { readPartyValue } from "../../contract/insight.ts";
import { useRead, useReadPages } from "../api.ts";
import { timelineAsked } from "../conversations/timeline-asked.ts";
import { type ValueChoice, valueAsked } from "../insight/card/party-value.ts";
import { useMay } from "../shell/MeContext.tsx";

type CardAheadProps = {
  partyId: string;
  choice: ValueChoice;
  /** Undefined while the timeline does not stand open. */
  timeline: { kinds: string | undefined } | undefined;
};

/**
 * Asks for what stands on a card whoever it is of, together with the record and not only once that is there. Draws nothing: the
 * parts ask the very same.
 */
export function CardAhead({ partyId, choice, timeline }: CardAheadProps) {
  const mayHear = useMay("contact.read");
  useRead(readPartyValue, valueAsked(partyId, choice), { isOn: useMay("value.read") });
  useRead(readOpenMatters, { partyId }, { isOn: mayHear });
  useReadPages(listTimeline, timelineAsked(partyId, timeline?.kinds), {
    isOn: mayHear && timeline !== undefined,
  });
  return null;
}
