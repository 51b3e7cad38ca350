import { readParty } from "../../../contract/customers.ts";
import { endSetRating, listRatingHistory, listSetRatings } from "../../../contract/insight/rating.ts";
import { readPartyRating } from "../../../contract/insight/rating-card.ts";
import { readPartyValue } from "../../../contract/insight.ts";
import { useWrite } from "../../api.ts";
import { useRatingTexts } from "../../texts/rating/useRatingTexts.ts";
import { toastDone } from "../../ui/states/toast.tsx";
import { ReasonForm } from "./ReasonForm.tsx";

/** Ends a rating that was set by hand before its day, with the reason. */
export function EndSetRating({ partyId, onClose }: { partyId: string; onClose: () => void }) {
  const { rating } = useRatingTexts();
  const t = rating.card;
  const end = useWrite(endSetRating, {
    invalidates: [readPartyRating, readPartyValue, readParty, listRatingHistory, listSetRatings],
    onDone: () => {
      toastDone(t.ended);
      onClose();
    },
  });
  return (
    <ReasonForm
      title={t.endTitle}
      sentence={t.endSentence}
      verb={t.end}
      isBusy={end.isPending}
      problem={end.error}
      onSend={(reason) => end.mutate({ partyId, reason })}
      onClose={onClose}
    />
  );
}
