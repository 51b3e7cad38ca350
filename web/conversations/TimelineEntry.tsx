import {
  type Icon,
  IconCalendarEvent,
  IconChecklist,
  IconFileInvoice,
  IconForms,
  IconLifebuoy,
  IconMail,
  IconMapPin,
  IconMessage,
  IconNote,
  IconPhone,
  IconSpeakerphone,
  IconStar,
} from "@tabler/icons-react";
import type { listTimeline } from "../../contract/conversations.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import { links } from "../links.ts";
import { type CardTexts, useCardTexts } from "../texts/party/useCardTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { Amount } from "../ui/figures/Amount.tsx";
import { DateText } from "../ui/figures/DateText.tsx";
import { Link } from "../ui/Link.tsx";
import classes from "./conversations.module.css";

type Entry = OutputOf<typeof listTimeline>["rows"][number];

const channelIcons: Readonly<Record<string, Icon>> = {
  phone: IconPhone,
  mail: IconMail,
  chat: IconMessage,
  form: IconForms,
  portal: IconForms,
  visit: IconMapPin,
  letter: IconMail,
  event: IconCalendarEvent,
  task: IconChecklist,
};

/** One thing that happened: when, what, its words, and what it brought or cost. */
export function TimelineEntry({ entry }: { entry: Entry }) {
  const texts = useCardTexts();
  const { timeline: t } = texts;
  const format = useFormat();
  const Mark = iconOf(entry);
  const detail = [
    entry.number !== null && entry.title !== null ? entry.number : null,
    entry.direction ? t[entry.direction] : null,
    entry.person,
    entry.by,
    entry.minutes === null
      ? null
      : t.minutes(format.amount(entry.minutes, { decimals: entry.minutes % 1 === 0 ? 0 : 1 })),
    entry.feeling ? t.feelings[entry.feeling] : null,
    stateOf(entry, texts),
    ...sharedOf(entry, texts, format.percent),
  ].filter((word) => word !== null);
  const title = entry.title ?? entry.number ?? (entry.kind === "note" ? null : t.untitled);
  return (
    <li className={classes.entry}>
      <DateText
        value={entry.kind === "contact" || entry.kind === "case" ? entry.at : entry.onDay}
        className={classes.day ?? ""}
      />
      <span className={classes.what}>
        <Mark size={15} stroke={1.6} aria-hidden />
        {whatOf(entry, texts)}
      </span>
      <div className={classes.title}>
        {entry.kind === "document" ? (
          <Link href={links.document(entry.partyId, entry.entryId)}>{title}</Link>
        ) : (
          title
        )}
        {detail.length > 0 ? <div className={classes.detail}>{detail.join(" · ")}</div> : null}
        {entry.note === null ? null : <p className={classes.note}>{entry.note}</p>}
      </div>
      <span className={classes.amount}>
        {entry.amount == null ? null : <Amount value={entry.amount} decimals={2} tip={t.inLedger} />}
      </span>
    </li>
  );
}

function iconOf({ kind, what }: Entry): Icon {
  if (kind === "document") return IconFileInvoice;
  if (kind === "case") return IconLifebuoy;
  if (kind === "campaign") return IconSpeakerphone;
  if (kind === "note") return IconNote;
  if (kind === "rating") return IconStar;
  return channelIcons[what] ?? IconMessage;
}

function whatOf({ kind, what }: Entry, { timeline: t, documentWords }: CardTexts): string {
  if (kind === "document")
    return what in documentWords.kinds ? documentWords.kinds[what as keyof typeof documentWords.kinds] : what;
  if (kind === "case") return t.caseKinds[what] ?? what;
  if (kind === "rating") return t.rating;
  if (kind === "campaign") return t.campaign;
  if (kind === "note") return t.aNote;
  return t.channels[what] ?? what;
}

/** With whom it was shared, and how much of it this customer bears. */
function sharedOf(
  { share, sharedWith }: Entry,
  { timeline: t }: CardTexts,
  percent: (share: number) => string,
): string[] {
  if (share === null || share >= 1) return [];
  const names = sharedWith.map((party) => party.name).join(", ");
  return [names === "" ? t.sharedWithOthers : t.sharedWith(names), t.shareOfIt(percent(share))];
}

/** A state is said where it isn't what one expects: a call that was done needs no word. */
function stateOf({ kind, state }: Entry, { timeline: t, documentWords, cases }: CardTexts): string | null {
  if (state === null) return null;
  if (kind === "contact") return state === "planned" ? t.planned : state === "cancelled" ? t.cancelled : null;
  if (kind === "document" && state in documentWords.states)
    return documentWords.states[state as keyof typeof documentWords.states];
  if (kind === "case" && state in cases.states) return cases.states[state as keyof typeof cases.states];
  return state;
}
