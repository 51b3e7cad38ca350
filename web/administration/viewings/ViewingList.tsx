import { Button } from "@mantine/core";
import { links } from "../../links.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Link } from "../../ui/Link.tsx";
import classes from "../audit/EventList.module.css";
import { askedText, gatherViewings, kindsText, type Seen, type Viewing } from "./viewing-words.ts";

type ViewingListProps = {
  viewings: readonly Viewing[];
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
};

/** Who had figures of profit before them, by day. */
export function ViewingList({ viewings, hasMore, isLoadingMore, onMore }: ViewingListProps) {
  const { audit } = useAdministrationTexts();
  const format = useFormat();
  const days = Map.groupBy(gatherViewings(viewings), (seen) => format.date(seen.lastAt));
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h2 className={classes.day}>{day}</h2>
          <ol className={classes.list}>
            {ofDay.map((seen) => (
              <SeenRow key={seen.viewingId} seen={seen} />
            ))}
          </ol>
        </section>
      ))}
      <div className={classes.more}>
        {hasMore ? (
          <Button loading={isLoadingMore} onClick={onMore}>
            {audit.more}
          </Button>
        ) : (
          audit.end
        )}
      </div>
    </>
  );
}

function SeenRow({ seen }: { seen: Seen }) {
  const { audit, viewings: t } = useAdministrationTexts();
  const format = useFormat();
  const { party } = seen;
  return (
    <li className={classes.event}>
      <span className={classes.time}>
        <DateText value={seen.lastAt} as="time" />
      </span>
      <div className={classes.what}>
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
      </div>
      <span className={classes.door}>
        {seen.times > 1 ? `${t.times(seen.times)}, ` : null}
        {audit.doors[seen.door]}
      </span>
    </li>
  );
}
