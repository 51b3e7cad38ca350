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
import { type FigureColumn, FigureTable } from "../../ui/table/FigureTable.tsx";
import classes from "./rating.module.css";

type SetRating = OutputOf<typeof listSetRatings>["rows"][number];
type SetBy = OutputOf<typeof listSetRatings>["byPerson"][number];

/** Ratings that persons set, what ends first in front, and how many each of them set. */
export function SetRatings() {
  const { rating } = useRatingTexts();
  const t = rating.set;
  const [state, setState] = useState<"holding" | "ended">("holding");
  const { data, error, refetch } = useRead(listSetRatings, { state }, { keepsFormer: true });
  const columns = useColumns();
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
          <FigureTable columns={columns} rows={data.rows} keyOf={(one) => one.overrideId} />
        ) : null}
      </Section>
      {data && data.byPerson.length > 0 ? <ByPerson people={data.byPerson} /> : null}
    </>
  );
}

function useColumns(): FigureColumn<SetRating>[] {
  const { rating } = useRatingTexts();
  const t = rating.set;
  return [
    {
      id: "customer",
      heading: t.customer,
      cell: (one) => <Link href={links.party(one.partyId)}>{one.name}</Link>,
    },
    { id: "letter", heading: t.letter, isWords: true, cell: (one) => <RatingMark letter={one.letter} /> },
    {
      id: "computed",
      heading: t.computed,
      isWords: true,
      cell: (one) => <RatingMark letter={one.computed} />,
    },
    { id: "until", heading: t.until, isWords: true, cell: (one) => <Until one={one} /> },
    { id: "by", heading: t.by, isWords: true, cell: (one) => one.setBy },
    {
      id: "reason",
      heading: t.reason,
      isLong: true,
      cell: (one) => (
        <>
          {one.reason}
          {one.endedReason ? <div className={classes.quiet}>{one.endedReason}</div> : null}
        </>
      ),
    },
  ];
}

/** The day it ends, that this is soon, and how it ended before. */
function Until({ one }: { one: SetRating }) {
  const { rating } = useRatingTexts();
  const t = rating.set;
  const format = useFormat();
  const endsSoon = one.endedAt === null && format.daysBetween(new Date(), one.until) <= 30;
  return (
    <>
      <DateText value={one.until} />
      {endsSoon ? <div className={classes.quiet}>{t.endsSoon}</div> : null}
      {one.endedHow === null ? null : (
        <div className={classes.quiet}>
          {t.how[one.endedHow]}
          {one.endedBy ? `, ${one.endedBy}` : ""}
        </div>
      )}
    </>
  );
}

function ByPerson({ people }: { people: SetBy[] }) {
  const { rating } = useRatingTexts();
  const t = rating.set;
  const hasMoney = people.some((one) => one.revenue !== undefined);
  return (
    <Section title={t.byPerson}>
      <FigureTable
        columns={[
          { id: "by", heading: t.by, cell: (one) => one.name },
          { id: "count", heading: t.count, cell: (one) => one.holding },
          { id: "raised", heading: t.raised, cell: (one) => one.raised },
          { id: "lowered", heading: t.lowered, cell: (one) => one.lowered },
          { id: "ended", heading: t.endedCount, cell: (one) => one.ended },
          ...(hasMoney
            ? [
                {
                  id: "revenue",
                  heading: t.revenue,
                  cell: (one: SetBy) => <Amount value={one.revenue} />,
                },
              ]
            : []),
        ]}
        rows={people}
        keyOf={(one) => one.name}
      />
    </Section>
  );
}
