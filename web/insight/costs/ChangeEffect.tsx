import { Button } from "@mantine/core";
import { previewCostChange, readCostChange } from "../../../contract/insight.ts";
import { useWrite } from "../../api.ts";
import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { Link } from "../../ui/Link.tsx";
import { Columns } from "../../ui/layout/Columns.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { RatingMark } from "../../ui/marks/RatingMark.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { Notice } from "../../ui/states/Notice.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { FigureTable } from "../../ui/table/FigureTable.tsx";
import classes from "./costs.module.css";
import type { Change } from "./useDraft.ts";

type Effect = NonNullable<Change["preview"]["effect"]>;

/** What a draft would do to customers and ratings, worked out by the real computation before anybody approves it. */
export function ChangeEffect({ change }: { change: Change }) {
  const { change: t } = useCostsTexts();
  const mayAsk = useMay("cost.write");
  const ask = useWrite(previewCostChange, { invalidates: [readCostChange] });
  const { state, effect, runId } = change.preview;
  const isDraft = change.state === "draft";
  if (!isDraft && effect === null) return null;
  return (
    <Section
      title={isDraft ? t.would : t.did}
      actions={
        isDraft && state !== "working" ? (
          <Button
            loading={ask.isPending}
            disabled={!mayAsk}
            onClick={() => ask.mutate({ changeId: change.changeId })}
          >
            {state === "none" ? t.ask : t.again}
          </Button>
        ) : null
      }
    >
      {ask.error ? <ErrorNote problem={ask.error} isInline /> : null}
      {state === "working" ? (
        <>
          <p className={classes.quiet} role="status">
            {t.working}
          </p>
          <SkeletonLines lines={4} lineHeight={30} />
        </>
      ) : null}
      {state === "failed" ? (
        <Notice
          tone="attention"
          actions={runId === null ? null : <ButtonLink href={links.run(runId)}>{t.toRun}</ButtonLink>}
        >
          {t.failed}
        </Notice>
      ) : null}
      {state === "outdated" ? <Notice tone="attention">{t.outdated}</Notice> : null}
      {effect ? <Outcome effect={effect} /> : null}
    </Section>
  );
}

function Outcome({ effect }: { effect: Effect }) {
  const { change: t } = useCostsTexts();
  const format = useFormat();
  return (
    <>
      <p className={classes.lead}>
        {t.sentence(
          format.count(effect.moved, t.customersMove),
          format.count(effect.ratingsMoved, t.ratingsChange),
        )}{" "}
        <span className={classes.quiet}>
          {t.dearer(format.amount(effect.dearer))}, {t.cheaper(format.amount(effect.cheaper))};{" "}
          {t.took(
            format.amount(effect.seconds, { decimals: 1 }),
            `${format.date(effect.computedAt)}, ${format.time(effect.computedAt)}`,
          )}
        </span>
      </p>
      {effect.isStale ? <Notice>{t.staleFacts}</Notice> : null}
      <Sums effect={effect} />
      <Columns widths={["1fr", "1fr"]}>
        {effect.ratings.length > 0 ? <RatingMoves effect={effect} /> : null}
        {effect.largest.length > 0 ? <CostMoves effect={effect} /> : null}
      </Columns>
    </>
  );
}

function Sums({ effect }: { effect: Effect }) {
  const { change: t, activity } = useCostsTexts();
  const format = useFormat();
  const money = { decimals: 2 };
  const rows = [
    { name: `${t.serving} ${format.currencySign()}`, of: effect.serving, written: money },
    { name: `${t.profit} ${format.currencySign()}`, of: effect.profit, written: money },
    { name: `${t.unused} ${format.currencySign()}`, of: effect.unused, written: money },
    { name: t.withoutRate, of: effect.withoutRate, written: {} },
  ];
  return (
    <FigureTable
      label={t.would}
      columns={[
        {
          id: "name",
          heading: activity.window(format.date(effect.window.from), format.date(effect.window.until)),
          cell: ({ name }) => name,
        },
        {
          id: "before",
          heading: t.before,
          cell: ({ of, written }) => <Amount value={of?.before} {...written} />,
        },
        {
          id: "after",
          heading: t.after,
          cell: ({ of, written }) => <Amount value={of?.after} {...written} />,
        },
        {
          id: "difference",
          heading: t.difference,
          cell: ({ of, written }) => (
            <Amount
              value={of === undefined ? undefined : Number(of.after) - Number(of.before)}
              sign="always"
              tone="plain"
              {...written}
            />
          ),
        },
      ]}
      rows={rows}
      keyOf={({ name }) => name}
    />
  );
}

function RatingMoves({ effect }: { effect: Effect }) {
  const { change: t } = useCostsTexts();
  const format = useFormat();
  return (
    <Section title={t.ratings} note={t.profitAfter(format.currencySign())}>
      <ul className={classes.list}>
        {effect.ratings.map((row) => (
          <li key={row.partyId} className={classes.example}>
            <Link href={links.party(row.partyId)}>{row.name}</Link>
            <span>
              <RatingMark letter={row.from} /> → <RatingMark letter={row.to} />
            </span>
            <span className={classes.after}>
              <Amount value={row.profitAfter} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function CostMoves({ effect }: { effect: Effect }) {
  const { change: t } = useCostsTexts();
  const format = useFormat();
  return (
    <Section title={t.largest} note={t.servingMoves(format.currencySign())}>
      <ul className={classes.list}>
        {effect.largest.map((row) => (
          <li key={row.partyId} className={classes.example}>
            <Link href={links.party(row.partyId)}>{row.name}</Link>
            <span className={classes.was}>
              {row.before === undefined ? null : format.amount(row.before, { decimals: 2 })}
            </span>
            <Amount value={row.after} decimals={2} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
