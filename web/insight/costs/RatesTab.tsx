import { Button } from "@mantine/core";
import { useState } from "react";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { listCostGaps, listRates } from "../../../contract/insight.ts";
import { useRead } from "../../api.ts";
import { links } from "../../links.ts";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { CheckField } from "../../ui/forms/CheckField.tsx";
import { Link } from "../../ui/Link.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { Tag } from "../../ui/marks/Tag.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import classes from "./costs.module.css";
import { type Gap, GapEvents } from "./GapEvents.tsx";

type RateRow = OutputOf<typeof listRates>["rows"][number];

/** Every rate on its days, and the days that have none although something happened on them. */
export function RatesTab() {
  const { rates: t } = useCostsTexts();
  const [withSuperseded, setSuperseded] = useState(false);
  const { data, error, refetch } = useRead(listRates, withSuperseded ? { superseded: "true" } : {}, {
    keepsFormer: true,
  });
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines lines={12} lineHeight={36} />;
  return (
    <>
      <Gaps />
      <Section title={t.timeline} note={t.note}>
        <CheckField label={t.showSuperseded} isOn={withSuperseded} onChange={setSuperseded} />
        <TimeLine rows={data.rows} />
      </Section>
    </>
  );
}

function Gaps() {
  const { rates: t } = useCostsTexts();
  const format = useFormat();
  const { data } = useRead(listCostGaps, {});
  const [opened, setOpened] = useState<Gap>();
  if (!data) return null;
  return (
    <Section
      title={t.gaps}
      note={
        data.countedAt === null
          ? t.gapsNote
          : t.gapsNoteCounted(format.date(data.countedAt), format.time(data.countedAt))
      }
      isFirst
    >
      {data.rows.length === 0 ? <p className={classes.quiet}>{t.noGaps}</p> : null}
      <ul className={classes.list}>
        {data.rows.map((gap) => (
          <li key={`${gap.activity} ${gap.from}`} className={classes.example}>
            <span>
              <b>{gap.name}</b> · {t.to(format.date(gap.from), format.date(gap.until))} ·{" "}
              {gap.isWhole ? t.whole : gap.reason === "no_pool" ? t.noPool : t.noRate}
            </span>
            <Button size="compact-sm" variant="subtle" onClick={() => setOpened(gap)}>
              {t.showEvents(format.count(gap.events ?? 0, t.events))}
            </Button>
          </li>
        ))}
      </ul>
      {opened === undefined ? null : <GapEvents gap={opened} onClose={() => setOpened(undefined)} />}
    </Section>
  );
}

function TimeLine({ rows }: { rows: readonly RateRow[] }) {
  const { rates: t } = useCostsTexts();
  const [chosen, setChosen] = useState<string>();
  const { first, last, years } = spanOf(rows);
  const place = (day: string) => ((Date.parse(day) - first) / (last - first)) * 100;
  const lanes = Map.groupBy(rows, (row) => `${row.what} ${row.code}`);
  const row = rows.find((one) => keyOf(one) === chosen);
  return (
    <>
      <div className={`${classes.lane} ${classes.axis}`}>
        <span />
        <div className={classes.days}>
          {years.map((year) => (
            <span key={year} className={classes.tick} style={{ left: `${place(`${year}-01-01`)}%` }}>
              {year}
            </span>
          ))}
        </div>
      </div>
      {[...lanes].map(([key, of]) => (
        <div key={key}>
          <div className={classes.lane}>
            <span className={classes.name} title={of[0]?.name}>
              {of[0]?.name}
            </span>
            <div className={classes.days}>
              {of
                .filter((one) => one.supersededAt === null)
                .map((one) => (
                  <Span
                    key={keyOf(one)}
                    row={one}
                    isChosen={keyOf(one) === chosen}
                    place={place}
                    onChoose={setChosen}
                  />
                ))}
            </div>
          </div>
          {of
            .filter((one) => one.supersededAt !== null)
            .map((one) => (
              <div key={keyOf(one)} className={classes.lane}>
                <span className={classes.quiet}>{t.superseded}</span>
                <div className={classes.days}>
                  <Span row={one} isChosen={keyOf(one) === chosen} place={place} onChoose={setChosen} />
                </div>
              </div>
            ))}
          {row && `${row.what} ${row.code}` === key ? <RateFacts row={row} /> : null}
        </div>
      ))}
    </>
  );
}

type SpanProps = {
  row: RateRow;
  isChosen: boolean;
  place: (day: string) => number;
  onChoose: (key: string | undefined) => void;
};

function Span({ row, isChosen, place, onChoose }: SpanProps) {
  const words = useDays();
  const left = row.from === null ? 0 : Math.max(0, place(row.from));
  const right = row.until === null ? 100 : Math.min(100, place(row.until));
  const said = `${row.words ?? ""}, ${words(row)}`;
  return (
    <button
      type="button"
      className={classes.span}
      style={{ left: `${left}%`, width: `${Math.max(0.6, right - left)}%` }}
      title={said}
      aria-label={`${row.name}: ${said}`}
      aria-expanded={isChosen}
      data-chosen={isChosen || undefined}
      onClick={() => onChoose(isChosen ? undefined : keyOf(row))}
    >
      {row.words}
    </button>
  );
}

/** Since when, by whom and why. */
function RateFacts({ row }: { row: RateRow }) {
  const { rates: t } = useCostsTexts();
  const format = useFormat();
  const days = useDays();
  const by =
    row.draftedBy && row.approvedBy
      ? t.drafted(row.draftedBy, row.approvedBy)
      : row.setBy
        ? t.setBy(row.setBy)
        : t.cameWith;
  return (
    <p className={classes.paragraph}>
      <Tag>v{row.version}</Tag> <b>{row.words}</b>, {days(row)}. {row.reason} ({by}
      {row.setBy === null ? null : `, ${format.date(row.setAt)}`}){" "}
      {row.changeId === null ? null : (
        <Link href={links.costs({ tab: "changes", change: row.changeId })}>{format.instant(row.setAt)}</Link>
      )}
    </p>
  );
}

function useDays() {
  const { rates: t } = useCostsTexts();
  const format = useFormat();
  return ({ from, until }: Pick<RateRow, "from" | "until">): string => {
    if (from === null) return until === null ? t.always : t.upTo(format.date(until));
    return until === null ? t.since(format.date(from)) : t.to(format.date(from), format.date(until));
  };
}

function keyOf(row: RateRow): string {
  return `${row.what} ${row.code} ${row.version}`;
}

/** From the year before the first change to the end of this one. */
function spanOf(rows: readonly RateRow[]) {
  const days = rows.flatMap((row) => [row.from, row.until]).filter((day) => day !== null);
  const now = new Date().getUTCFullYear();
  const begin = Math.min(now - 1, ...days.map((day) => Number(day.slice(0, 4)) - 1));
  const end = Math.max(now + 1, ...days.map((day) => Number(day.slice(0, 4)) + 1));
  const all = Array.from({ length: end - begin }, (_, at) => begin + at);
  const step = Math.ceil(all.length / 10);
  return {
    first: Date.UTC(begin, 0, 1),
    last: Date.UTC(end, 0, 1),
    years: all.filter((_, at) => at % step === 0),
  };
}
