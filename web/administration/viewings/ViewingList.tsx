import { links } from "../../links.ts";
import { useAuditTexts } from "../../texts/audit/useAuditTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import classes from "../audit/EventList.module.css";
import { DayEntry, DayList } from "../DayList.tsx";
import { askedText, gatherViewings, kindsText, type Seen, type Viewing } from "./viewing-words.ts";

type ViewingListProps = {
  viewings: readonly Viewing[];
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
};

/** Who had figures of profit before them, by day. */
export function ViewingList({ viewings, ...more }: ViewingListProps) {
  return (
    <DayList
      {...more}
      entries={gatherViewings(viewings)}
      keyOf={(seen) => seen.viewingId}
      at={(seen) => seen.lastAt}
      renderEntry={(seen) => <SeenEntry seen={seen} />}
    />
  );
}

function SeenEntry({ seen }: { seen: Seen }) {
  const { audit, viewings: t } = useAuditTexts();
  const format = useFormat();
  const { party } = seen;
  const door = audit.doors[seen.door];
  return (
    <DayEntry at={seen.lastAt} door={seen.times > 1 ? `${t.times(seen.times)}, ${door}` : door}>
      <span className={classes.who}>{seen.viewer.name}</span>
      {seen.apiKey ? ` ${t.byKey(seen.apiKey.name ?? t.goneKey)}` : null} {t.saw}{" "}
      {party ? (
        <>
          <Link href={links.party(party.partyId)}>{party.name ?? t.goneParty}</Link>:{" "}
          {kindsText(seen.kinds, t)}
        </>
      ) : (
        <>
          {kindsText(seen.kinds, t)}
          {seen.customersCount > 0 ? `, ${format.count(seen.customersCount, t.customers)}` : null}
          {seen.customersCount > 0 && seen.times > 1 ? ` ${t.answers(seen.times)}` : null}
          <span className={classes.differences}>{askedText(seen.asked)}</span>
        </>
      )}
    </DayEntry>
  );
}
