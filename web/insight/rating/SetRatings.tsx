import { useState } from "react";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { listSetRatings } from "../../../contract/insight/rating.ts";
import { useRead } from "../../api.ts";
import { links } from "../../links.ts";
import { useRatingTexts } from "../../texts/rating/useRatingTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Choice } from "../../ui/forms/Choice.tsx";
import { Link } from "../../ui/Link.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { RatingMark } from "../../ui/marks/RatingMark.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import classes from "./rating.module.css";

type SetRating = OutputOf<typeof listSetRatings>["rows"][number];

/** Ratings that persons set, what ends first in front, and how many each of them set. */
export function SetRatings() {
  const { rating } = useRatingTexts();
  const t = rating.set;
  const [state, setState] = useState<"holding" | "ended">("holding");
  const { data, error, refetch } = useRead(listSetRatings, { state }, { keepsFormer: true });
  return (
    <>
      <Section
        title={t.title}
        actions={
          <Choice
            label={t.title}
            value={state}
            onChange={setState}
            options={[
              { value: "holding", label: t.holding },
              { value: "ended", label: t.ended },
            ]}
          />
        }
      >
        {error ? <ErrorNote problem={error} onRetry={() => void refetch()} /> : null}
        {data === undefined && !error ? <SkeletonLines lines={5} /> : null}
        {data?.rows.length === 0 ? <Empty title={t.none} sentence={t.noneSentence} /> : null}
        {data && data.rows.length > 0 ? (
          <div className={classes.scroll}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t.customer}</th>
                  <th scope="col">{t.letter}</th>
                  <th scope="col">{t.computed}</th>
                  <th scope="col">{t.until}</th>
                  <th scope="col">{t.by}</th>
                  <th scope="col">{t.reason}</th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map((one) => (
                  <Row key={one.overrideId} one={one} />
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
      </Section>
      {data && data.byPerson.length > 0 ? <ByPerson people={data.byPerson} /> : null}
    </>
  );
}

function Row({ one }: { one: SetRating }) {
  const { rating } = useRatingTexts();
  const t = rating.set;
  const format = useFormat();
  const endsSoon = one.endedAt === null && format.daysBetween(new Date(), one.until) <= 30;
  return (
    <tr>
      <td>
        <Link href={links.party(one.partyId)}>{one.name}</Link>
      </td>
      <td>
        <RatingMark letter={one.letter} />
      </td>
      <td>
        <RatingMark letter={one.computed} />
      </td>
      <td>
        <DateText value={one.until} />
        {endsSoon ? <div className={classes.quiet}>{t.endsSoon}</div> : null}
        {one.endedHow === null ? null : (
          <div className={classes.quiet}>
            {t.how[one.endedHow]}
            {one.endedBy ? `, ${one.endedBy}` : ""}
          </div>
        )}
      </td>
      <td>{one.setBy}</td>
      <td>
        {one.reason}
        {one.endedReason ? <div className={classes.quiet}>{one.endedReason}</div> : null}
      </td>
    </tr>
  );
}

function ByPerson({ people }: { people: OutputOf<typeof listSetRatings>["byPerson"] }) {
  const { rating } = useRatingTexts();
  const t = rating.set;
  const hasMoney = people.some((one) => one.revenue !== undefined);
  return (
    <Section title={t.byPerson}>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t.by}</th>
              {[t.count, t.raised, t.lowered, t.endedCount, ...(hasMoney ? [t.revenue] : [])].map((head) => (
                <th key={head} scope="col" className={classes.right}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((one) => (
              <tr key={one.name}>
                <td>{one.name}</td>
                <td className={classes.right}>{one.holding}</td>
                <td className={classes.right}>{one.raised}</td>
                <td className={classes.right}>{one.lowered}</td>
                <td className={classes.right}>{one.ended}</td>
                {hasMoney ? (
                  <td className={classes.right}>
                    <Amount value={one.revenue} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
