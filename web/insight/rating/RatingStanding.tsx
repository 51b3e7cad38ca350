import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { readComplaintNote, readPartyRating } from "../../../contract/insight/rating-card.ts";
import { useRead } from "../../api.ts";
import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useValueTexts } from "../../texts/ledger/useValueTexts.ts";
import { ratingCardWords as t } from "../../texts/rating/en-rating-card.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import classes from "./RatingStanding.module.css";

// Forms and the history come when they are opened.
const EndSetRating = lazy(async () => ({ default: (await import("./EndSetRating.tsx")).EndSetRating }));
const ComplaintNote = lazy(async () => ({ default: (await import("./ComplaintNote.tsx")).ComplaintNote }));
const RatingHistory = lazy(async () => ({ default: (await import("./RatingHistory.tsx")).RatingHistory }));
const SetRatingForm = lazy(async () => ({ default: (await import("./SetRatingForm.tsx")).SetRatingForm }));

/**
 * What stands around a customer's letter: what the policy computes beside it, a change that is proposed, who set it by
 * hand, the fit with what to do, and how it moved.
 */
export function RatingStanding({ partyId }: { partyId: string }) {
  const { value } = useValueTexts();
  const format = useFormat();
  const mayDecide = useMay("rating.decide");
  const { data } = useRead(readPartyRating, { partyId });
  const [open, setOpen] = useState<"set" | "end" | "history">();
  if (data === undefined || data.letter === null) return null;
  const { computed, override, proposal, fit } = data;
  return (
    <div className={classes.standing}>
      {computed && proposal ? (
        <p>
          {t.proposed(proposal.to, format.date(proposal.proposedOn))}{" "}
          {computed.sentence ?? computed.sentencePlain}{" "}
          {mayDecide ? <Link href={links.rating({ tab: "proposals" })}>{t.toProposals}</Link> : null}
        </p>
      ) : null}
      {computed && data.waits ? <p>{t.waits(computed.letter)}</p> : null}
      {fit ? (
        <p {...(fit.type === "unknown" && { className: classes.quiet })}>
          {fit.type === "unknown" ? null : <strong>{value.fitTypes[fit.type]}.</strong>} {fit.sentence}
          {fit.treatment ? (
            <>
              {" "}
              <span className={classes.quiet}>{t.treatment}</span> {fit.treatment}
            </>
          ) : null}
        </p>
      ) : null}
      <div className={classes.actions}>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={open === "history"}
          onClick={() => setOpen(open === "history" ? undefined : "history")}
        >
          {t.history}
        </Button>
        {mayDecide ? (
          <Button size="compact-xs" variant="subtle" onClick={() => setOpen("set")}>
            {t.setByHand}
          </Button>
        ) : null}
        {mayDecide && override ? (
          <Button size="compact-xs" variant="subtle" onClick={() => setOpen("end")}>
            {t.end}
          </Button>
        ) : null}
      </div>
      <Suspense>
        {open === "history" ? <RatingHistory partyId={partyId} /> : null}
        {open === "set" ? <SetRatingForm partyId={partyId} onClose={() => setOpen(undefined)} /> : null}
        {open === "end" ? <EndSetRating partyId={partyId} onClose={() => setOpen(undefined)} /> : null}
      </Suspense>
    </div>
  );
}

/** Frequent complaints as a fact with its context; nothing for nearly everybody. */
export function ComplaintsInContext({ partyId }: { partyId: string }) {
  const { data } = useRead(readComplaintNote, { partyId });
  return data?.note ? (
    <Suspense>
      <ComplaintNote note={data.note} />
    </Suspense>
  ) : null;
}
