import { listActivityUse } from "../../../contract/insight.ts";
import { useRead } from "../../api.ts";
import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { ShareBar } from "../../ui/figures/ShareBar.tsx";
import { Link, useNavigation } from "../../ui/Link.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { Tag } from "../../ui/marks/Tag.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { type FigureColumn, FigureTable } from "../../ui/table/FigureTable.tsx";
import type { ActivityUse } from "./activity-use.ts";
import classes from "./costs.module.css";
import { ActivityEditor } from "./equations/ActivityEditor.tsx";
import { useRateWords } from "./useRateWords.ts";

/** What each thing done takes and cost in the window; one of them opened is its time equation. */
export function ActivitiesTab({ opened }: { opened: string | undefined }) {
  const { activity: t } = useCostsTexts();
  const format = useFormat();
  const { go } = useNavigation();
  const mayDraft = useMay("cost.write");
  const columns = useColumns();
  const { data, error, refetch } = useRead(listActivityUse, {});
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines lines={12} lineHeight={36} />;
  const activity = data.rows.find((row) => row.code === opened);
  if (activity || opened === "new")
    return (
      <ActivityEditor
        key={opened}
        activity={activity}
        all={data.rows}
        onBack={() => go(links.costs({ tab: "activities" }))}
      />
    );
  return (
    <Section
      title={t.title}
      note={[
        t.window(format.date(data.window.from), format.date(data.window.until)),
        ...(data.countedAt === null
          ? []
          : [t.counted(format.date(data.countedAt), format.time(data.countedAt))]),
      ].join(", ")}
      actions={
        mayDraft ? (
          <ButtonLink href={links.costs({ tab: "activities", activity: "new" })}>{t.add}</ButtonLink>
        ) : null
      }
      isFirst
    >
      <FigureTable label={t.title} columns={columns} rows={data.rows} keyOf={(row) => row.code} />
    </Section>
  );
}

function useColumns(): FigureColumn<ActivityUse>[] {
  const { activity: t } = useCostsTexts();
  const format = useFormat();
  const rateWords = useRateWords();
  const sign = format.currencySign();
  return [
    {
      id: "name",
      heading: t.name,
      cell: (row) => (
        <>
          <Link href={links.costs({ tab: "activities", activity: row.code })} aria-label={t.open(row.name)}>
            {row.name}
          </Link>{" "}
          {row.withoutRate > 0 ? (
            <Tag tone="attention">{format.count(row.withoutRate, t.withoutRate)}</Tag>
          ) : null}
        </>
      ),
    },
    { id: "takes", heading: t.takes, isWords: true, isWide: true, cell: rateWords },
    {
      id: "rate",
      heading: `${t.rate} ${sign}`,
      isWide: true,
      cell: (row) => (row.method === "timed" ? <Amount value={row.minutePrice} decimals={4} /> : null),
    },
    { id: "events", heading: t.events, cell: (row) => <Amount value={row.events} /> },
    {
      id: "each",
      heading: `${t.each} ${sign}`,
      isWide: true,
      cell: (row) =>
        row.events === 0 ||
        (row.rate === null && Number(row.amount) === 0) ||
        row.amount === undefined ? null : (
          <Amount value={Number(row.amount) / row.events} decimals={2} />
        ),
    },
    {
      id: "minutes",
      heading: t.minutes,
      isWide: true,
      cell: (row) => (row.minutes === null ? null : <Amount value={row.minutes} />),
    },
    {
      id: "measured",
      heading: t.measured,
      isWords: true,
      isWide: true,
      cell: (row) => <Measured row={row} />,
    },
    { id: "amount", heading: `${t.amount} ${sign}`, cell: (row) => <Amount value={row.amount} /> },
  ];
}

/** Which share of its minutes was measured; only those of contacts ever are. */
function Measured({ row }: { row: ActivityUse }) {
  const { activity: t } = useCostsTexts();
  const format = useFormat();
  if (row.driver !== "contact" || !row.minutes) return null;
  const share = (row.measuredMinutes ?? 0) / row.minutes;
  return (
    <div className={classes.measured}>
      <ShareBar
        share={share}
        tone="gain"
        withFigure
        tip={t.measuredOf(format.percent(share, { decimals: 0 }))}
      />
    </div>
  );
}
