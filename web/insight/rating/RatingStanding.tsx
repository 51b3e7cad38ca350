import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { readParty } from "../../../contract/customers.ts";
import {
  endSetRating,
  listRatingHistory,
  listSetRatings,
  readComplaintNote,
  readPartyRating,
} from "../../../contract/rating.ts";
import { useRead, useWrite } from "../../api.ts";
import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useRatingCardTexts } from "../../texts/rating/useRatingCardTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import { RatingMark } from "../../ui/marks/RatingMark.tsx";
import { Notice } from "../../ui/states/Notice.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import classes from "./rating.module.css";

// Forms and the history come when they are opened.
const ReasonForm = lazy(async () => ({ default: (await import("./ReasonForm.tsx")).ReasonForm }));
const RatingHistory = lazy(async () => ({ default: (await import("./RatingHistory.tsx")).RatingHistory }));
const SetRatingForm = lazy(async () => ({ default: (await import("./SetRatingForm.tsx")).SetRatingForm }));

/**
 * What stands around a customer's letter: what the policy computes beside it, a change that is proposed, who set it by
 * hand, the fit with what to do, and how it moved.
 */
export function RatingStanding({ partyId }: { partyId: string }) {
  const { rating } = useRatingCardTexts();
  const t = rating.card;
  const format = useFormat();
  const mayDecide = useMay("rating.decide");
  const { data } = useRead(readPartyRating, { partyId });
  const [open, setOpen] = useState<"set" | "end" | "history">();
  const end = useWrite(endSetRating, {
    invalidates: [readPartyRating, readParty, listRatingHistory, listSetRatings],
    onDone: () => {
      toastDone(t.ended);
      setOpen(undefined);
    },
  });
  if (data === undefined || data.letter === null) return null;
  const { computed, override, proposal, fit } = data;
  return (
    <div className={classes.standing}>
      {override && computed ? (
        <p>
          {t.computed}{" "}
          <RatingMark letter={computed.letter} reason={computed.sentence ?? computed.sentencePlain} />
        </p>
      ) : null}
      {computed && proposal ? (
        <p>
          {t.proposed(proposal.to, format.date(proposal.proposedOn))}{" "}
          {computed.sentence ?? computed.sentencePlain}{" "}
          {mayDecide ? <Link href={links.rating({ tab: "proposals" })}>{t.toProposals}</Link> : null}
        </p>
      ) : null}
      {computed && data.waits ? <p>{t.waits(computed.letter)}</p> : null}
      {fit ? (
        <p>
          {fit.type === "unknown" ? null : <strong>{rating.fit.type[fit.type]}.</strong>} {fit.sentence}
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
        {open === "end" ? (
          <ReasonForm
            title={t.endTitle}
            sentence={t.endSentence}
            verb={t.end}
            isBusy={end.isPending}
            problem={end.error}
            onSend={(reason) => end.mutate({ partyId, reason })}
            onClose={() => setOpen(undefined)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

/** Frequent complaints as a fact with its context; nothing for nearly everybody. */
export function ComplaintNote({ partyId }: { partyId: string }) {
  const { rating } = useRatingCardTexts();
  const t = rating.complaints;
  const format = useFormat();
  const { data } = useRead(readComplaintNote, { partyId });
  const note = data?.note;
  if (!note) return null;
  const context = [
    ...(note.segment ? [t.segment(note.segment)] : []),
    ...(note.rating ? [t.rated(note.rating)] : []),
    ...(note.brings ? [t.brings[note.brings]] : []),
  ].join(", ");
  const limit = format.amount(note.limit, { decimals: Number.isInteger(note.limit) ? 0 : 1 });
  const kept = note.promise?.isKept == null ? t.open : note.promise.isKept ? t.kept : t.missed;
  return (
    <div className={classes.note}>
      <Notice tone={note.isFailing ? "attention" : "info"} title={t.title}>
        {t.count(format.amount(note.count), limit)}{" "}
        {note.decided === 0
          ? t.noFinding
          : t.shares(
              format.percent(note.founded / note.decided, { decimals: 0 }),
              format.percent(note.ourFault / note.decided, { decimals: 0 }),
              format.amount(note.decided),
            )}{" "}
        {context === "" ? null : `${context.charAt(0).toUpperCase()}${context.slice(1)}. `}
        {note.promise
          ? `${t.promise(note.promise.subject ?? "–", format.date(note.promise.dueOn), note.promise.owner ?? t.nobody)}, ${kept}. `
          : null}
        <strong>{note.isFailing ? t.failing : t.expectations}</strong>
      </Notice>
    </div>
  );
}
