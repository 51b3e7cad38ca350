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
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={t.title}>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col" className={`${classes.left} ${classes.wide}`}>
                {t.takes}
              </th>
              <th scope="col" className={classes.wide}>
                {t.rate} {format.currencySign()}
              </th>
              <th scope="col">{t.events}</th>
              <th scope="col" className={classes.wide}>
                {t.each} {format.currencySign()}
              </th>
              <th scope="col" className={classes.wide}>
                {t.minutes}
              </th>
              <th scope="col" className={`${classes.left} ${classes.wide}`}>
                {t.measured}
              </th>
              <th scope="col">
                {t.amount} {format.currencySign()}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <ActivityRow key={row.code} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function ActivityRow({ row }: { row: ActivityUse }) {
  const { activity: t } = useCostsTexts();
  const format = useFormat();
  const rateWords = useRateWords();
  // Only the minutes of contacts are ever measured.
  const share = row.driver === "contact" && row.minutes ? (row.measuredMinutes ?? 0) / row.minutes : null;
  return (
    <tr>
      <td>
        <Link href={links.costs({ tab: "activities", activity: row.code })} aria-label={t.open(row.name)}>
          {row.name}
        </Link>{" "}
        {row.withoutRate > 0 ? (
          <Tag tone="attention">{format.count(row.withoutRate, t.withoutRate)}</Tag>
        ) : null}
      </td>
      <td className={`${classes.left} ${classes.wide}`}>{rateWords(row)}</td>
      <td className={classes.wide}>
        {row.method === "timed" ? <Amount value={row.minutePrice} decimals={4} /> : null}
      </td>
      <td>
        <Amount value={row.events} />
      </td>
      <td className={classes.wide}>
        {row.events === 0 || row.amount === undefined ? null : (
          <Amount value={Number(row.amount) / row.events} decimals={2} />
        )}
      </td>
      <td className={classes.wide}>{row.minutes === null ? null : <Amount value={row.minutes} />}</td>
      <td className={`${classes.left} ${classes.wide}`} style={{ width: 140 }}>
        {share === null ? null : (
          <ShareBar
            share={share}
            tone="gain"
            withFigure
            tip={t.measuredOf(format.percent(share, { decimals: 0 }))}
          />
        )}
      </td>
      <td>
        <Amount value={row.amount} />
      </td>
    </tr>
  );
}
