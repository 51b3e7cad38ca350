import type { OutputOf } from "../../../contract/endpoint.ts";
import type { readComplaintNote } from "../../../contract/insight/rating-card.ts";
import { useRatingTexts } from "../../texts/rating/useRatingTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Notice } from "../../ui/states/Notice.tsx";
import classes from "./rating.module.css";

type Note = NonNullable<OutputOf<typeof readComplaintNote>["note"]>;

/** How often a customer complained, how often it was right, and what speaks for it. */
export function ComplaintNote({ note }: { note: Note }) {
  const { rating } = useRatingTexts();
  const t = rating.complaints;
  const format = useFormat();
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
