import { useState } from "react";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { readPartyValue } from "../../../contract/insight.ts";
import { useValueTexts } from "../../texts/ledger/useValueTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import classes from "./RatingSentence.module.css";

type Rating = NonNullable<OutputOf<typeof readPartyValue>["rating"]>;

/** Why a customer has its rating: with figures for those who may see them, in plain words for everybody. */
export function RatingSentence({ rating }: { rating: Rating }) {
  const { value } = useValueTexts();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  // A line must not end between a figure and its sign.
  return (
    <p className={classes.sentence}>
      {(rating.sentence ?? rating.sentencePlain ?? "").replaceAll(" %", "\u202f%")}{" "}
      <button type="button" className={classes.why} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? value.whyHide : value.why}
      </button>
      {isOpen ? (
        <span className={classes.policy}>
          {value.policy(rating.policyVersion, format.date(rating.ratedOn))}
        </span>
      ) : null}
    </p>
  );
}
